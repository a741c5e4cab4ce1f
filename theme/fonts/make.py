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
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FEATURES = ["kern", "liga", "locl", "tnum", "pnum", "rvrn"]
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
# Letters whose kerning differs by less share it, and less than a step isn't kerned: thousandths of an em, a tenth of a pixel
# in running text. Pair by pair the kerning took up half of each file.
ALIKE, STEP = 6, 4


def make(folder, name, script, family, axes, limits, only=None):
    font = TTFont(f"{folder}/{family}/package/files/{family}-{script}-{axes}.woff2")
    font = reread(instancer.instantiateVariableFont(font, limits))
    options = subset.Options()
    options.layout_features, options.hinting = FEATURES, False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    letters = set(font.getBestCmap())
    if only:
        letters &= only
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    if "GPOS" in font:
        kern_by_class(font)
    font.flavor = "woff2"
    font.save(name + ".woff2")


def reread(font):
    """The subsetter wants a font that was read, not one that was changed."""
    font.flavor = None
    whole = io.BytesIO()
    font.save(whole)
    return TTFont(io.BytesIO(whole.getvalue()))


def kern_by_class(font):
    """Puts one table of letters that are kerned alike in the place of all others."""
    em, glyphs, pairs = font["head"].unitsPerEm, font.getGlyphOrder(), kerning(font)
    alike, step = em * ALIKE // 1000, em * STEP // 1000
    rows = classes([(a, [pairs.get((a, b), 0) for b in glyphs]) for a in glyphs], alike)
    means = [[mean([pairs.get((a, b), 0) for a in row]) for b in glyphs] for row in rows]
    columns = classes([(b, [m[i] for m in means]) for i, b in enumerate(glyphs)], alike)
    at = {b: i for i, b in enumerate(glyphs)}
    lines = []
    for row, means_of_row in zip(rows, means):
        for column in columns:
            value = round(mean([means_of_row[at[b]] for b in column]) / step) * step
            if value:
                lines.append(f"pos [{' '.join(row)}] [{' '.join(column)}] {value};")
    del font["GPOS"]
    if lines:
        addOpenTypeFeaturesFromString(font, "feature kern {\n" + "\n".join(lines) + "\n} kern;", tables=["GPOS"])


def kerning(font):
    """The kerning of each pair as a browser shows it: of the subtables of a lookup the first that knows the pair counts. No
    word has a small letter before a capital, but for a few where the f would touch it, so the others are left out."""
    table, names, pairs = font["GPOS"].table, font.getGlyphOrder(), {}
    lookups = sorted({i for f in table.FeatureList.FeatureRecord if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex})
    for i in lookups:
        seen = set()
        for sub in table.LookupList.Lookup[i].SubTable:
            for a, b, value in pairs_of(getattr(sub, "ExtSubTable", sub), names):
                if (a, b) not in seen:
                    seen.add((a, b))
                    pairs[a, b] = pairs.get((a, b), 0) + (getattr(value, "XAdvance", 0) if value else 0)
    letters = font.getBestCmap().items()
    small = {g for c, g in letters if chr(c).islower()}
    capital = {g for c, g in letters if chr(c).isupper()}
    return {(a, b): v for (a, b), v in pairs.items() if not (v < 0 and a in small and b in capital)}


def pairs_of(sub, names):
    if sub.Format == 1:
        for first, record in zip(sub.Coverage.glyphs, sub.PairSet):
            for pair in record.PairValueRecord:
                yield first, pair.SecondGlyph, pair.Value1
        return
    for first in sub.Coverage.glyphs:
        row = sub.Class1Record[sub.ClassDef1.classDefs.get(first, 0)].Class2Record
        for second in names:
            yield first, second, row[sub.ClassDef2.classDefs.get(second, 0)].Value1


def classes(vectors, tolerance):
    found = []
    for name, vector in vectors:
        for names, leader in found:
            if all(abs(x - y) <= tolerance for x, y in zip(leader, vector)):
                names.append(name)
                break
        else:
            found.append(([name], vector))
    return [names for names, _ in found]


def mean(values):
    return sum(values) / len(values)


for name, (family, axes, limits) in CUTS.items():
    make(sys.argv[1], name, "latin", family, axes, limits)
    make(sys.argv[1], name + "-polish", "latin-ext", family, axes, limits, NEAR)
    make(sys.argv[1], name + "-extended", "latin-ext", family, axes, limits, FAR)
