"""Makes the files of this folder from the variable fonts as their authors give them out.

    npm pack @fontsource-variable/newsreader @fontsource-variable/public-sans
    (unpack both into ./newsreader and ./public-sans)
    python3 make.py FOLDER

It needs fontTools and brotli. A cut of each weight and size that the pages use is a third of the variable whole, and a
reader pays for it once. The licence of both families allows this and asks that their names are not reserved: they are not.
"""
import io
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "pnum", "rvrn"]
# The letters that Polish has beside those of the first file, and French its one: a page in English has them in a name or two,
# which should not cost a reader the letters of all other languages.
NEAR = {ord(letter) for letter in "ĄąĆćĘęŁłŃńŚśŹźŻżŸ"}
# The letters of Europe's other languages; the rest of Latin is left to the reader's own fonts.
FAR = (set(range(0x100, 0x180)) | set(range(0x218, 0x21C)) | {0x1E9E}) - NEAR
CUTS = {
    "newsreader-text": ("newsreader", "opsz-normal", {"wght": 400, "opsz": 16}),
    "newsreader-italic": ("newsreader", "opsz-italic", {"wght": 400, "opsz": 22}),
    "newsreader-headline": ("newsreader", "opsz-normal", {"wght": 640, "opsz": 40}),
    "public-sans": ("public-sans", "wght-normal", {"wght": (400, 800)}),
}


def make(folder, name, script, family, axes, limits, only=None):
    font = TTFont(f"{folder}/{family}/package/files/{family}-{script}-{axes}.woff2")
    font = instancer.instantiateVariableFont(font, limits)
    font.flavor = None
    whole = io.BytesIO()  # the subsetter wants a font that was read, not one that was changed
    font.save(whole)
    font = TTFont(io.BytesIO(whole.getvalue()))
    options = subset.Options()
    options.layout_features, options.hinting = FEATURES, False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    letters = set(font.getBestCmap())
    if only:
        letters &= only
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(name + ".woff2")


for name, (family, axes, limits) in CUTS.items():
    make(sys.argv[1], name, "latin", family, axes, limits)
    make(sys.argv[1], name + "-polish", "latin-ext", family, axes, limits, NEAR)
    make(sys.argv[1], name + "-extended", "latin-ext", family, axes, limits, FAR)
