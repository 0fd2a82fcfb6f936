#!/usr/bin/env python3
"""Writes the four real tables of this folder from the scikit-learn wheel's own files, and checks those files' hashes.

    pip install scikit-learn==1.9.1 && python data/make.py

One table is one CSV: a header of column names, then the numbers in the shortest form that reads back to the same
value, then the class by name. See NOTICE.md for where the numbers come from.
"""

import csv
import gzip
import hashlib
import io
from pathlib import Path

import sklearn

HERE = Path(__file__).parent
WHEEL = Path(sklearn.__file__).parent / "datasets" / "data"

IRIS = ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"]
WINE = [
    "alcohol", "malic acid", "ash", "alcalinity of ash", "magnesium", "total phenols", "flavanoids",
    "nonflavanoid phenols", "proanthocyanins", "colour intensity", "hue", "OD280/OD315", "proline",
]
CELL = [
    "radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity", "concave points", "symmetry",
    "fractal dimension",
]
BREAST_CANCER = [f"{kind} {name}" for kind in ("mean", "error of", "worst") for name in CELL]
DIGITS = [f"row {row} column {column}" for row in range(8) for column in range(8)]

# file written, file read, its sha256, its header lines, columns, class names
TABLES = [
    ("iris.csv", "iris.csv", "f13ffa8fdd56fd8e", 1, IRIS, ["setosa", "versicolor", "virginica"]),
    ("wine.csv", "wine_data.csv", "10e8a802908b34f8", 1, WINE, ["cultivar 1", "cultivar 2", "cultivar 3"]),
    ("breast_cancer.csv", "breast_cancer.csv", "fed3eb72d0575ef6", 1, BREAST_CANCER, ["malignant", "benign"]),
    ("digits.csv", "digits.csv.gz", "09f66e6debdee2cd", 0, DIGITS, [str(digit) for digit in range(10)]),
]


def shortest(text: str) -> str:
    """The shortest decimal that reads back to the same f64."""
    number = float(text)
    return str(int(number)) if number.is_integer() else repr(number)


def main() -> None:
    for target, source, sha256, skip, columns, classes in TABLES:
        raw = (WHEEL / source).read_bytes()
        assert hashlib.sha256(raw).hexdigest().startswith(sha256), f"{source} is not the file this script knows"
        text = (gzip.decompress(raw) if source.endswith(".gz") else raw).decode("ascii")
        rows = list(csv.reader(io.StringIO(text)))[skip:]
        lines = [",".join([*columns, "class"])]
        lines += [",".join([*map(shortest, row[:-1]), classes[int(float(row[-1]))]]) for row in rows]
        (HERE / target).write_bytes(("\n".join(lines) + "\n").encode("ascii"))
        print(f"{target}: {len(rows)} rows, {len(columns)} columns, {len(classes)} classes")


if __name__ == "__main__":
    main()
