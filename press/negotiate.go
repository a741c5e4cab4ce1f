package press

import "strings"

// choose gives the variant that an Accept-Encoding asks for: of those with the
// highest weight, brotli before gzip before identity. Nil means that the request
// refuses all there could be; an error page is never refused, since the reader must
// learn what went wrong.
func (s *sheet) choose(accept []string) *variant {
	plain := s.variants[identity]
	if len(accept) == 0 {
		return plain // a client that says nothing may understand nothing
	}
	weights := parseAccept(accept)
	var best *variant
	most := 0
	for c := codings - 1; c >= identity; c-- {
		if v := s.variants[c]; v != nil && weights[c] > most {
			best, most = v, weights[c]
		}
	}
	early := s.variants[brotlied] == nil && weights[brotlied] > 0 // the page is so new that its brotli is still to come
	if best == nil && (early || s.page.Status >= 400) {
		return plain
	}
	return best
}

// unnamed is the weight of identity where a request does not speak of it: it is
// acceptable, but less than anything that was asked for (RFC 9110, 12.5.3).
const unnamed = 1

// parseAccept reads the Accept-Encoding fields of a request: the weight of each
// coding, 0 for one that is refused. A weight is in two-thousandths, so that the
// smallest that can be written, 0.001, is above unnamed. What can't be read is
// passed over. It does not allocate.
func parseAccept(accept []string) [codings]int {
	const silent = -1
	named := [codings]int{silent, silent, silent}
	rest := silent // the weight of "*"
	for _, list := range accept {
		for list != "" {
			var item string
			item, list = first(list)
			name, q, ok := parseItem(item)
			switch {
			case !ok:
			case name == "*":
				rest = q
			case strings.EqualFold(name, "br"):
				named[brotlied] = q
			case strings.EqualFold(name, "gzip"), strings.EqualFold(name, "x-gzip"):
				named[gzipped] = q
			case strings.EqualFold(name, "identity"):
				named[identity] = q
			}
		}
	}
	for c := range named {
		switch {
		case named[c] != silent:
		case rest != silent:
			named[c] = rest
		case coding(c) == identity:
			named[c] = unnamed
		default:
			named[c] = 0
		}
	}
	return named
}

// parseItem reads "gzip;q=0.8".
func parseItem(item string) (name string, q int, ok bool) {
	name, param, weighted := strings.Cut(item, ";")
	name = strings.Trim(name, " \t")
	if name == "" {
		return "", 0, false
	}
	if !weighted {
		return name, 2000, true
	}
	param = strings.Trim(param, " \t")
	if len(param) < 3 || param[0]|0x20 != 'q' || param[1] != '=' {
		return "", 0, false
	}
	q, ok = parseWeight(param[2:])
	return name, q, ok
}

// parseWeight reads a qvalue, 0 to 1 with at most three decimals, in two-thousandths.
func parseWeight(s string) (q int, ok bool) {
	whole, decimals, _ := strings.Cut(s, ".")
	if whole != "0" && whole != "1" || len(decimals) > 3 {
		return 0, false
	}
	q = int(whole[0]-'0') * 1000
	unit := 100
	for i := range len(decimals) {
		if decimals[i] < '0' || decimals[i] > '9' {
			return 0, false
		}
		q += int(decimals[i]-'0') * unit
		unit /= 10
	}
	return 2 * q, q <= 1000
}

// first cuts a list at its first comma.
func first(list string) (item, rest string) {
	item, rest, _ = strings.Cut(list, ",")
	return strings.Trim(item, " \t"), rest
}
