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

func mapped(name, alt, caption string, m draw.Map) Picture {
	m.Title = alt
	return Picture{Name: name, Alt: alt, Caption: caption, Credit: mappedBy, Draw: m.Image}
}

func charted(name, caption string, c draw.Chart) Picture {
	return Picture{Name: name, Alt: c.Title + ". " + c.Description(), Caption: caption, Credit: chartBy, Draw: c.Image}
}

func drawn(name, alt, caption string, s draw.Scene) Picture {
	s.Width, s.Height = 1280, 853 // a third fewer dots to print, and still twice what a card shows
	return Picture{Name: name, Alt: alt, Caption: caption, Credit: drawnBy, Draw: s.Image}
}
