#!/usr/bin/env python3
"""Writes what of scikit-learn's figures depends on NumPy's generator: three small point sets and the splits of iris.

    pip install scikit-learn==1.9.1 && python data/classics.py

blobs-seed-1.csv   the 500 points of "Selecting the number of clusters with silhouette analysis", to a millionth
blobs-seed-6.csv   the 40 points of "Maximum margin separating hyperplane"
svm-margins.csv    the 20 + 20 points of "SVM margins example"
iris-splits.csv    which of iris' 150 samples are held out, 1 or 0: by the neighbours example (a stratified quarter, seed 0)
                   and by the classification probability example (half, seed 42)
"""

from pathlib import Path

import numpy as np
from sklearn.datasets import load_iris, make_blobs
from sklearn.model_selection import train_test_split

HERE = Path(__file__).parent


def write(name: str, header: str, rows: list[list[str]]) -> None:
    (HERE / name).write_text("\n".join([header, *(",".join(row) for row in rows)]) + "\n", encoding="ascii")
    print(f"{name}: {len(rows)} rows")


def points(name: str, features: np.ndarray, labels: np.ndarray) -> None:
    write(name, "x,y,class", [[*(repr(float(x)) for x in row), str(k)] for row, k in zip(features, labels)])


def main() -> None:
    box = {"cluster_std": 1, "center_box": (-10.0, 10.0), "shuffle": True, "random_state": 1}
    features, labels = make_blobs(n_samples=500, n_features=2, centers=4, **box)
    points("blobs-seed-1.csv", features.round(6), labels)
    points("blobs-seed-6.csv", *make_blobs(n_samples=40, centers=2, random_state=6))
    rng = np.random.RandomState(0)
    both = np.r_[rng.randn(20, 2) - [2, 2], rng.randn(20, 2) + [2, 2]]
    points("svm-margins.csv", both, np.repeat([0, 1], 20))
    labels = load_iris().target
    everyone = np.arange(len(labels))
    _, quarter = train_test_split(everyone, stratify=labels, random_state=0)
    _, half = train_test_split(everyone, test_size=0.5, random_state=42)
    held = [[str(int(i in set(test))) for test in (quarter, half)] for i in everyone]
    write("iris-splits.csv", "quarter seed 0,half seed 42", held)


if __name__ == "__main__":
    main()
