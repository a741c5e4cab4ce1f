// Package tongue is what Broadsheet says in each language: the words of the
// frame, sentences with gaps, dates, numbers, lists and quotation marks. On a
// story's walk it stands beside news and prose, under everything that prints:
// site asks it how to write a moment or a reading time, and the templates of
// theme name its words as fields, so that none can be asked for that is not
// there.
//
// A language is a file in catalogues/ that a translator can read. English is the
// measure: a catalogue that lacks a word of it, has one too many, or fills its
// sentences with other gaps fails the tests. A language without a catalogue is
// printed with English words, and with its own direction and numerals.
//
// What x/text has (plural rules, numerals, scripts) is taken from there; it
// holds no names of months or patterns of dates, so those stand in the
// catalogues, as the Unicode CLDR has them.
package tongue
