package prose

import "bytes"

// closeImplied closes what HTML lets an author leave open: a paragraph before a block, an item before the next one, a cell, a row.
func (r *reader) closeImplied(o role) {
	switch o {
	case itemRole:
		r.closeOpen(func(e *element) bool { return e.role == itemRole }, listRole, tableRole)
	case cellRole:
		r.closeOpen(func(e *element) bool { return e.role == cellRole }, tableRole)
	case rowRole, sectionRole:
		r.closeOpen(func(e *element) bool { return e.role == rowRole }, tableRole)
	}
	if r.name == "dt" || r.name == "dd" {
		r.closeOpen(func(e *element) bool { return e.name == "dt" || e.name == "dd" }, listRole, tableRole, cellRole, quoteRole)
	}
	if o.isBlock() {
		r.closeOpen(func(e *element) bool { return e.name == "p" || e.role == headingRole && o == headingRole },
			blockRole, itemRole, cellRole, tableRole, quoteRole, figureRole, captionRole, listRole)
	}
}

// closeOpen closes the innermost open element that is meant, unless one of the bounding roles comes first.
func (r *reader) closeOpen(meant func(*element) bool, bounds ...role) {
	for i := len(r.open) - 1; i >= 0; i-- {
		e := &r.open[i]
		if meant(e) {
			r.closeTo(i)
			return
		}
		for _, b := range bounds {
			if e.role == b {
				return
			}
		}
	}
}

// endTag acts on an end tag. One that closes nothing means nothing, but for </br>, which browsers take for a break.
func (r *reader) endTag(name string) {
	if r.skip.on {
		if name == r.skip.name {
			if r.skip.depth--; r.skip.depth == 0 {
				r.skipEnd(r.end)
			}
		}
		return
	}
	if name == "br" {
		r.lineBreak()
		return
	}
	if r.over > 0 && !voidElements[name] {
		r.over--
		return
	}
	o := roles[name]
	part := o == tableRole || o == sectionRole || o == rowRole || o == cellRole
	for i := len(r.open) - 1; i >= 0; i-- {
		e := &r.open[i]
		if e.name == name || o == headingRole && e.role == headingRole {
			r.closeAt(i)
			return
		}
		if !part && e.role == cellRole || part && e.role == tableRole {
			return
		}
	}
}

// closeAt closes one element, and with it those inside, but for an inline one: what stands in it stays open (<b><i></b></i>).
func (r *reader) closeAt(i int) {
	e := r.open[i]
	if e.role != inlineRole || e.frame || e.caught || i == len(r.open)-1 {
		r.closeTo(i)
		return
	}
	r.text(e.tail)
	r.open = append(r.open[:i], r.open[i+1:]...)
	r.fresh = false
}

// closeTo closes open elements from the innermost out, until so many are left.
func (r *reader) closeTo(n int) {
	for len(r.open) > n {
		e := r.open[len(r.open)-1]
		if e.tail != "" {
			r.text(e.tail)
		}
		if e.role.isBlock() {
			if e.role == preRole && len(r.captures) == 0 {
				r.endBlock()
			}
			r.breakBlock()
		}
		if e.caught {
			r.release()
		}
		if e.role == probeRole {
			r.judge(e)
		}
		if e.frame {
			r.pop()
		}
		r.open = r.open[:len(r.open)-1]
		r.fresh = r.fresh && len(e.marks) == 0
	}
}

// judge looks at an element that we do not know when it ends. If it brought nothing that we could read, but has something to say, it is
// kept as data.
func (r *reader) judge(e element) {
	if e.seen != r.seen {
		count(&r.report.Changed, e.name+" read as text")
		return
	}
	end := r.end
	if !bytes.HasPrefix(r.src[r.start:r.end], []byte("</")) {
		end = r.start
	}
	if e.extra || end-e.start > 2*len(e.name)+8 {
		r.keepRaw(e.name, e.start, end)
	}
}
