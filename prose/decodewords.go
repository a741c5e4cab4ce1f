package prose

import (
	"bytes"
	"encoding/json"
)

// name reads a string that is most likely one of the schema's words, which then costs no memory.
func (d *decoder) name() string {
	if d.peek() == '"' {
		rest := d.data[d.pos+1:]
		if n := bytes.IndexByte(rest[:min(len(rest), 24)], '"'); n >= 0 {
			if s, ok := vocabulary[string(rest[:n])]; ok {
				d.pos += n + 2
				return s
			}
		}
	}
	return d.string()
}

// string reads a string. One without escapes, which is nearly all, is taken as it stands; the others go to the standard library.
func (d *decoder) string() string {
	if d.peek() != '"' {
		d.misplaced("text")
		return ""
	}
	start := d.pos + 1
	escaped := false
	for i := start; i < len(d.data); i++ {
		switch c := d.data[i]; {
		case c == '"':
			d.pos = i + 1
			if !escaped {
				return string(d.data[start:i])
			}
			var s string
			if json.Unmarshal(d.data[start-1:d.pos], &s) != nil {
				d.fail("The text is not valid JSON: there is a mistake in the string at byte %d.", start)
			}
			return s
		case c == '\\':
			escaped = true
			i++
		case c < 0x20:
			d.pos = i
			d.wrong()
			return ""
		}
	}
	d.pos = len(d.data)
	d.wrong()
	return ""
}

// raw reads any other value and returns its JSON.
func (d *decoder) raw() string {
	start, depth := d.pos, 0
	for inString := false; d.pos < len(d.data); d.pos++ {
		c := d.data[d.pos]
		switch {
		case inString && c == '\\':
			d.pos++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			depth++
		case (c == '}' || c == ']' || c == ',') && depth == 0:
			return d.checked(start)
		case c == '}' || c == ']':
			depth--
		}
	}
	d.pos = min(d.pos, len(d.data))
	return d.checked(start)
}

func (d *decoder) checked(start int) string {
	value := bytes.TrimRight(d.data[start:d.pos], " \t\r\n")
	if !json.Valid(value) {
		d.pos = start
		d.wrong()
	}
	return string(value)
}

// vocabulary are the words of the JSON: fields, types, attributes. Nothing changes it.
var vocabulary = func() map[string]string {
	words := map[string]string{}
	for _, w := range []string{"type", "text", "attrs", "marks", "content", "hardBreak"} {
		words[w] = w
	}
	for w := range attrNames {
		words[w] = w
	}
	for t := range rules {
		words[string(t)] = string(t)
	}
	for _, t := range []MarkType{AttributionMark, Language, LinkMark, Bold, Italic, Superscript, Subscript, Code} {
		words[string(t)] = string(t)
	}
	return words
}()
