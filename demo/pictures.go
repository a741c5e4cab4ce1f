package demo

import (
	"image"

	"broadsheet/draw"
)

// Picture is one that the demonstration draws for itself, with the words that a picture desk would give it. None is a
// photograph, and each says what it is.
type Picture struct {
	Name    string // as the stories call it
	Alt     string // what is to be seen, for those who don't see it
	Caption string
	Credit  string
	Draw    func() (*image.RGBA, error)
}

// Who has made the pictures: as true as every credit should be.
const (
	drawnBy  = "Illustration drawn by a program for this demonstration"
	mappedBy = "Map: Euro Global Post; data: Natural Earth"
	chartBy  = "Chart: Euro Global Post"
)

// Pictures returns the pictures of the demonstration. Nothing is drawn until a picture's Draw is called.
func Pictures() []Picture {
	all := append(maps(), charts()...)
	return append(append(all, illustrations()...), locks()...)
}

// The size of the pictures in pixels: as wide as a story shows its lead, and small enough that a demonstration is filled in
// seconds.
const (
	wide = 1200
	high = 800
)

func mapped(name, alt, caption string, m draw.Map) Picture {
	m.Title, m.Width = alt, wide
	if m.Height == 0 {
		m.Height = high
	}
	return Picture{Name: name, Alt: alt, Caption: caption, Credit: mappedBy, Draw: m.Image}
}

func charted(name, caption string, c draw.Chart) Picture {
	c.Width, c.Height = wide, high
	return Picture{Name: name, Alt: c.Title + ". " + c.Description(), Caption: caption, Credit: chartBy, Draw: c.Image}
}

func drawn(name, alt, caption string, s draw.Scene) Picture {
	s.Width, s.Height = wide, high
	return Picture{Name: name, Alt: alt, Caption: caption, Credit: drawnBy, Draw: s.Image}
}
