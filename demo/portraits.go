package demo

import (
	"image/color"

	"broadsheet/draw"
)

// The colours of skin and hair that the staff have, and of the paper behind them.
var (
	fair, olive, brown, deep          = rgb(0xf0c9a8), rgb(0xd9a279), rgb(0xa8714a), rgb(0x6e4630)
	black, dark, ginger, blond, white = rgb(0x17120f), rgb(0x3b2f2a), rgb(0xa3441c), rgb(0xdcbd7a), rgb(0xcfcac0)
	sea, sand, sky, rose, leaf        = rgb(0xdfe8e6), rgb(0xeee5d5), rgb(0xdde5ee), rgb(0xf0e3e6), rgb(0xe3e9dd)
)

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff} //nolint:gosec // a byte each
}

// faces are the staff's portraits, by slug: people who don't exist have faces that nobody has.
var faces = map[string]draw.Portrait{
	"imogen-tarrant":     {Skin: fair, Hair: rgb(0x7a4a24), Cut: draw.Bob, Coat: draw.Teal, Ground: sea},
	"marcin-dobrzyk":     {Skin: fair, Hair: dark, Cut: draw.Short, Jaw: 1, Beard: draw.Full, Coat: draw.Slate, Ground: sand},
	"solveig-tangerud":   {Skin: fair, Hair: blond, Cut: draw.Long, Collar: draw.Roll, Coat: draw.Blue, Ground: sky},
	"joaquim-serralta":   {Skin: olive, Hair: black, Cut: draw.Swept, Jaw: 0.6, Coat: draw.Brown, Ground: sand},
	"rhodri-penllyn":     {Skin: fair, Hair: white, Cut: draw.Swept, Jaw: 0.8, Glasses: true, Coat: draw.Green, Ground: leaf},
	"callum-strathearne": {Skin: fair, Hair: ginger, Cut: draw.Short, Jaw: 0.5, Beard: draw.Full, Collar: draw.Roll, Coat: draw.Slate, Ground: sky},
	"adaeze-fairclough":  {Skin: deep, Hair: black, Cut: draw.Cropped, Collar: draw.Round, Coat: draw.Magenta, Ground: rose},
	"priya-wetherall":    {Skin: brown, Hair: black, Cut: draw.Long, Coat: draw.Purple, Ground: rose},
	"lucien-abadel":      {Skin: brown, Hair: black, Cut: draw.Short, Jaw: 0.7, Glasses: true, Coat: draw.Olive, Ground: leaf},
	"teodora-valchinska": {Skin: olive, Hair: rgb(0x5a2f2a), Cut: draw.Bun, Collar: draw.Round, Glasses: true, Coat: draw.Magenta, Ground: rose},
	"hanneke-roodveld":   {Skin: fair, Hair: white, Cut: draw.Bun, Collar: draw.Roll, Coat: draw.Teal, Ground: sea},
	"oona-tammisalo":     {Skin: fair, Hair: blond, Cut: draw.Cropped, Collar: draw.Round, Wide: 0.94, Coat: draw.Blue, Ground: sky},
	"beatrix-ollerton":   {Skin: fair, Hair: rgb(0x8c6a4a), Cut: draw.Curly, Collar: draw.Round, Coat: draw.Brown, Ground: sand},
	"wilfred-stannage":   {Skin: fair, Hair: white, Cut: draw.Bald, Jaw: 0.4, Wide: 1.06, Beard: draw.Full, Coat: draw.Green, Ground: leaf},
	"nuala-garrivan":     {Skin: olive, Hair: dark, Cut: draw.Bob, Collar: draw.Roll, Glasses: true, Coat: draw.Purple, Ground: rose},
	"desmond-achterberg": {Skin: olive, Hair: black, Cut: draw.Bald, Jaw: 0.9, Beard: draw.Moustache, Glasses: true, Coat: draw.Slate, Ground: sky},
}

// portraits are the faces as pictures, each under the slug of whose it is.
func portraits() []Picture {
	staff, _ := Contributors() //nolint:errcheck // Fill has asked for them, and told of what is wrong
	var all []Picture
	for _, c := range staff {
		if face, ok := faces[c.Slug]; ok {
			all = append(all, Picture{Name: c.Slug, Alt: "Drawing: a portrait of " + c.Name, Credit: drawnBy, Draw: face.Image})
		}
	}
	return all
}
