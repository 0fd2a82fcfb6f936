"""Makes the bundled fonts and the table of their advances.

Run from the repository root (needs npm, and fonttools with brotli from PyPI); writes

    data/font/{sans,sans-bold,serif,symbol}.ttf    for PNGs made natively
    src/plot/advance.rs                            the one text-metric table of every back end

Sources, both under the SIL Open Font License 1.1: Inter 4.1 (npm inter-ui) and STIX Two Text (npm @fontsource/stix-two-text).
Inter, because its widths are near those of the system faces a browser will use instead; STIX, because it is drawn for
mathematics. Digits are the tabular ones, so that numbers under each other line up.
"""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont

LATIN = "".join(chr(c) for c in range(0x20, 0x7F))
LETTERS = "".join(c for c in LATIN if c.isalpha())
WESTERN = "".join(chr(c) for c in range(0xA0, 0x100)) + "–—‘’“”…"
GREEK = "".join(chr(c) for c in range(0x391, 0x3CA) if c != 0x3A2)
MATH = "−×·÷±≈≠≤≥√∞∂∑∏‖→←↑↓′″₀₁₂₃₄₅₆₇₈₉ᵢ⁰⁴⁵⁶⁷⁸⁹⁻ŵŷ◯●○"
FACES = {
    "sans": ("inter", "Inter-Regular", LATIN + WESTERN + GREEK + MATH),
    "sans-bold": ("inter", "Inter-SemiBold", LATIN + "°−·–…’×±‖αγηθλμψΘ′₀₁₂₃ü"),
    "serif": ("stix", "400-normal", LATIN + "’“”–…−×·°"),
    "symbol": ("stix", "400-italic", LETTERS + " ()0123456789,.=+" + "αβγδεζηθκλμνξπρσφψω" + "−·′ŵΘ"),
}
MISSING = 600
NAMES = {"sans": "Lab Sans", "sans-bold": "Lab Sans", "serif": "Lab Serif", "symbol": "Lab Serif"}


def fetch(package: str, into: Path) -> Path:
    name = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=into, check=True, capture_output=True, text=True
    ).stdout.split()[-1]
    with tarfile.open(into / name) as archive:
        archive.extractall(into / name.removesuffix(".tgz"), filter="data")
    return into / name.removesuffix(".tgz") / "package"


def tabular(font: TTFont) -> None:
    """Puts the tabular digits in the place of the proportional ones."""
    for record in font["GSUB"].table.FeatureList.FeatureRecord if "GSUB" in font else ():
        if record.FeatureTag != "tnum":
            continue
        for lookup in record.Feature.LookupListIndex:
            for table in font["GSUB"].table.LookupList.Lookup[lookup].SubTable:
                table = getattr(table, "ExtSubTable", table)
                for cmap in font["cmap"].tables:
                    for char, glyph in list(cmap.cmap.items()):
                        if char < 0x3A and glyph in table.mapping:
                            cmap.cmap[char] = table.mapping[glyph]
        return


def cut(font: TTFont, text: str) -> TTFont:
    tabular(font)
    options = subset.Options(layout_features=[], hinting=False, desubroutinize=True, name_IDs=[0, 1, 2, 13, 14])
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "STAT", "DSIG", "meta"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    font.flavor = None
    return font


def rename(font: TTFont, face: str) -> None:
    """A changed font may not carry the reserved name."""
    style = {"sans-bold": "Bold", "symbol": "Italic"}.get(face, "Regular")
    for record in font["name"].names:
        if record.nameID == 1:
            record.string = NAMES[face]
        elif record.nameID == 2:
            record.string = style
    # The renderer of PNGs leaves out a face without a PostScript name.
    font["name"].setName(f"{NAMES[face].replace(' ', '')}-{style}", 6, 3, 1, 0x409)
    os2, head = font["OS/2"], font["head"]
    os2.usWeightClass = 700 if style == "Bold" else 400
    os2.fsSelection = {"Bold": 0x20, "Italic": 0x01}.get(style, 0x40)
    head.macStyle = {"Bold": 1, "Italic": 2}.get(style, 0)
    head.modified = head.created = 0


def face_font(face: str, sources: dict[str, Path], scratch: Path) -> TTFont:
    family, cut_name, text = FACES[face]
    if family == "inter":
        path = sources["inter"] / "web" / f"{cut_name}.woff2"
        font = cut(TTFont(path), text)
    else:
        parts = []
        for block in ("latin", "greek", "latin-ext"):
            part = cut(TTFont(sources["stix"] / "files" / f"stix-two-text-{block}-{cut_name}.woff2"), text)
            if part.getBestCmap():
                path = scratch / f"{face}-{block}.ttf"
                part.save(path)
                parts.append(str(path))
        font = merge.Merger().merge(parts) if len(parts) > 1 else TTFont(parts[0])
    rename(font, face)
    return font


def advances(font: TTFont) -> dict[int, int]:
    em, widths = font["head"].unitsPerEm, font["hmtx"]
    return {char: round(1000 * widths[glyph][0] / em) for char, glyph in sorted(font.getBestCmap().items())}


def rust(tables: dict[str, dict[int, int]]) -> str:
    out = [
        "//! Advances of the bundled fonts in thousandths of an em. Written by `data/font/make.py`; do not edit.",
        "",
        "/// Advances of a face: the printable ASCII characters in order, then others sorted by character.",
        "pub(super) struct Advances {",
        "    pub(super) ascii: [u16; 95],",
        "    pub(super) other: &'static [(char, u16)],",
        "}",
    ]
    for face, table in tables.items():
        ascii_row = ", ".join(str(table.get(c, MISSING)) for c in range(0x20, 0x7F))
        other = ", ".join(f"('\\u{{{c:x}}}', {w})" for c, w in table.items() if c > 0x7E)
        name = face.upper().replace("-", "_")
        out += ["", f"pub(super) const {name}: Advances =", f"    Advances {{ ascii: [{ascii_row}], other: &[{other}] }};"]
    return "\n".join(out) + "\n"


def main() -> None:
    root = Path(__file__).resolve().parent
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        sources = {
            "inter": fetch("inter-ui@4.1.1", scratch),
            "stix": fetch("@fontsource/stix-two-text@5.3.0", scratch),
        }
        tables = {}
        for face in FACES:
            font = face_font(face, sources, scratch)
            font.recalcTimestamp = False
            font.save(root / f"{face}.ttf")
            tables[face] = advances(font)
        notice = "\n\n".join((sources[s] / f).read_text() for s, f in (("inter", "LICENSE.txt"), ("stix", "LICENSE")))
        (root / "OFL.txt").write_text(notice)
    table = root.parent.parent / "src" / "plot" / "advance.rs"
    table.write_text(rust(tables))
    subprocess.run(["rustfmt", "--edition", "2024", table], check=True)


if __name__ == "__main__":
    sys.exit(main())
