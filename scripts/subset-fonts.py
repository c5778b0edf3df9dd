"""Makes app/fonts/*.woff2 from the @fontsource packages: `python3 scripts/subset-fonts.py` with fonttools and brotli installed.

Kept: the weights 400 to 700, the letters of western European languages, the figures and signs the lessons use, kerning and
tabular figures. That is half the bytes. Source Serif's licence reserves its name, so what is cut from it has another.
"""

from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x2C6, 0x2DA, 0x2DC, *range(0x2000, 0x2300)]
GREEK = [*range(0x391, 0x3AA), *range(0x3B1, 0x3CA)]
FEATURES = ["kern", "tnum", "ccmp", "locl", "mark", "mkmk"]
FONTS = {
    "inter": ("inter/files/inter-latin-wght-normal", LATIN, FEATURES, "Inter"),
    "serif": ("source-serif-4/files/source-serif-4-latin-wght-normal", LATIN, [*FEATURES, "liga"], "Headroom Serif"),
    "serif-italic": ("source-serif-4/files/source-serif-4-latin-wght-italic", LATIN, [*FEATURES, "liga"], "Headroom Serif"),
    "serif-greek": ("source-serif-4/files/source-serif-4-greek-wght-normal", GREEK, FEATURES, "Headroom Serif"),
    "mono": ("jetbrains-mono/files/jetbrains-mono-latin-wght-normal", LATIN, ["ccmp", "locl", "mark"], "JetBrains Mono"),
}
# Copyright, licence and its address stay; everything that says a name says the new one.
NAMES = {1: "{}", 3: "{} subset", 4: "{}", 6: "{}", 16: "{}", 25: "{}"}

root = Path(__file__).resolve().parent.parent
for name, (source, letters, features, family) in FONTS.items():
    font = TTFont(root / "node_modules/@fontsource-variable" / f"{source}.woff2")
    instantiateVariableFont(font, {"wght": (400, 700)}, inplace=True)
    font.flavor = None
    whole = BytesIO()
    font.save(whole)
    font = TTFont(whole)
    options = Options(layout_features=features, hinting=False, name_IDs=[0, 1, 2, 3, 4, 6, 13, 14, 16, 25], drop_tables=["DSIG", "meta"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in NAMES:
            said = NAMES[record.nameID].format(family)
            record.string = said.replace(" ", "") if record.nameID in (6, 25) else said
    font.flavor = "woff2"
    target = root / "app/fonts" / f"{name}.woff2"
    font.save(target)
    print(f"{target.relative_to(root)} {target.stat().st_size} bytes")
