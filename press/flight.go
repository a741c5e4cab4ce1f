package press

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"broadsheet/news"
)

// flight is one render under way, and those who wait for it. It is not
// x/sync/singleflight because a render must also remember which changes came
// while it ran. All but done and sheet is guarded by the press's mu.
type flight struct {
	target  string
	ctx     context.Context
	cancel  context.CancelFunc
	done    chan struct{} // closed when sheet is set
	sheet   *sheet
	waiting int                // who still wants it
	began   int64              // the last change applied before it
	touched map[news.Key]int64 // the last change of each key that came while it ran
	lost    bool               // it outlived its context, and will not be kept
}

// note remembers a change that came while the render ran. A renderer that does
// not heed the end of its context could stay for ever, so for it no more notes
// are taken.
func (f *flight) note(c news.Change) {
	if f.ctx.Err() != nil {
		f.lost, f.touched = true, nil
		return
	}
	if f.touched == nil {
		f.touched = map[news.Key]int64{}
	}
	for _, k := range c.Keys {
		f.touched[k] = max(f.touched[k], c.Seq)
	}
}

// overtook says whether the page may be out of date: a later change touched one
// of its keys, or its snapshot is older than the flight, so that changes may be
// missing that the flight could not note.
func (f *flight) overtook(pg *Page) bool {
	if f.lost || len(pg.Keys) > 0 && pg.Seq < f.began {
		return true
	}
	for _, k := range pg.Keys {
		if f.touched[k] > pg.Seq {
			return true
		}
	}
	return false
}

// print gives the sheet of a target from memory or from a render, its own or
// one that it joins. It always gives one: a failure is a sheet too.
func (p *Press) print(ctx context.Context, target string) *sheet {
	// A render can last past the end of its own page, at midnight. A second one
	// can do so only if the renderer's clock is wrong.
	for range 3 {
		s := p.wait(ctx, p.join(ctx, target))
		if !s.ended(p.o.Now) {
			return s
		}
	}
	return p.failure(ctx, target, &news.Error{Kind: news.ErrUnavailable,
		Sentence: "This page is changing at this moment. Please try again."})
}

// join gives the flight of a target, a new one if there is none or the one
// there is may have missed a change.
func (p *Press) join(ctx context.Context, target string) *flight {
	p.mu.Lock()
	defer p.mu.Unlock()
	if f := p.flights[target]; f != nil {
		f.waiting++
		return f
	}
	f := &flight{target: target, done: make(chan struct{}), waiting: 1, began: p.applied}
	// Between the look at the cache and now another flight may have landed.
	if s := p.look(target); s != nil {
		f.sheet = s
		f.ctx, f.cancel = ctx, func() {}
		close(f.done)
		return f
	}
	// The asker's values (the request's id) stay, his leaving does not count.
	f.ctx, f.cancel = context.WithTimeout(context.WithoutCancel(ctx), p.o.Patience)
	p.flights[target] = f
	p.running[f] = struct{}{}
	go p.fly(f)
	return f
}

// wait waits for a flight as long as the asker and the press have patience.
func (p *Press) wait(ctx context.Context, f *flight) *sheet {
	defer p.part(f)
	select {
	case <-f.done:
		return f.sheet
	case <-ctx.Done():
	case <-f.ctx.Done():
	}
	select {
	case <-f.done: // both were ready
		return f.sheet
	default:
		return p.failure(ctx, f.target, tooLong(context.Cause(ctx)))
	}
}

// part lets an asker go. With the last one the render ends, too: nobody wants it.
func (p *Press) part(f *flight) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if f.waiting--; f.waiting > 0 {
		return
	}
	if p.flights[f.target] == f {
		delete(p.flights, f.target)
	}
	f.cancel()
}

// fly renders, and lands whatever comes of it. The landing is deferred because
// a renderer may call Goexit, as a test's FailNow does, which unwinds without a
// panic; else its waiters would wait on. What no reader need wait for comes last.
func (p *Press) fly(f *flight) {
	defer f.cancel()
	defer func() { p.addBrotli(f.sheet) }()
	var pg *Page
	err := errors.New("the renderer ended its goroutine")
	defer func() { p.finish(f, pg, err) }()
	pg, err = p.render(f)
}

// finish keeps the page if it may be kept, and hands its sheet to those who wait.
func (p *Press) finish(f *flight, pg *Page, err error) {
	switch {
	case err == nil:
		f.sheet = p.seal(pg, f.target)
		p.keep(f, f.sheet)
	case errors.Is(f.ctx.Err(), context.Canceled): // nobody is there to be told
		f.sheet = p.failure(f.ctx, f.target, tooLong(err))
	default:
		f.sheet = p.failure(f.ctx, f.target, err)
	}
	p.land(f)
	close(f.done)
}

// land takes the flight off the tables. It comes after keep, so that whoever
// finds no flight finds the sheet.
func (p *Press) land(f *flight) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.running, f)
	if p.flights[f.target] == f {
		delete(p.flights, f.target)
	}
}

// render calls the renderer when there is a slot for it, and turns whatever it
// does into a page or an error.
func (p *Press) render(f *flight) (pg *Page, err error) {
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-f.ctx.Done():
		return nil, tooLong(f.ctx.Err())
	}
	defer func() {
		if r := recover(); r != nil {
			pg, err = nil, &panicError{value: r, stack: debug.Stack()}
		}
	}()
	pg, err = p.o.Render(f.ctx, f.target)
	if err != nil && f.ctx.Err() != nil {
		err = tooLong(err)
	}
	if err == nil {
		err = pg.check()
	}
	return pg, err
}

func (pg *Page) check() error {
	if pg == nil {
		return errors.New("the renderer gave neither a page nor an error")
	}
	if pg.Status != 0 && (pg.Status < 200 || pg.Status > 599) {
		return fmt.Errorf("the renderer gave status %d", pg.Status)
	}
	return nil
}

func tooLong(err error) error {
	return &news.Error{Kind: news.ErrUnavailable, Err: err,
		Sentence: "This page takes too long to prepare. Please try again in a moment."}
}

type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string { return fmt.Sprintf("panic: %v", e.value) }
