package draw

import "math"

// LonLat is a place on the earth in degrees: east and north are positive.
type LonLat struct{ Lon, Lat float64 }

func (l LonLat) ok() bool {
	return l.Lon >= -180 && l.Lon <= 180 && l.Lat >= -90 && l.Lat <= 90 // a NaN is not
}

// earth is the radius of a ball of the earth's surface, in kilometres.
const earth = 6371.0072

// projection takes places to a plane in which the earth's radius is 1, y upwards. It tells false for places that it can't
// show without tearing.
type projection interface {
	plane(l LonLat) (x, y float64, ok bool)
}

// lambert is Lambert's azimuthal equal-area projection: true at its centre, and equal in area everywhere. Up to a continent
// it bends shapes less than anything else that keeps areas.
type lambert struct{ lon, sin, cos float64 }

func newLambert(centre LonLat) lambert {
	sin, cos := math.Sincos(radians(centre.Lat))
	return lambert{lon: centre.Lon, sin: sin, cos: cos}
}

func (p lambert) plane(l LonLat) (x, y float64, ok bool) {
	sin, cos := math.Sincos(radians(l.Lat))
	sinL, cosL := math.Sincos(radians(l.Lon - p.lon))
	near := p.sin*sin + p.cos*cos*cosL // the cosine of the distance from the centre
	if near < -0.5 {                   // beyond 120 degrees it stretches towards a rim that is one point
		return 0, 0, false
	}
	k := math.Sqrt(2 / (1 + near))
	return k * cos * sinL, k * (p.cos*sin - p.sin*cos*cosL), true
}

// equalEarth is the Equal Earth projection of Šavrič, Patterson and Jenny (2018), for the whole world.
type equalEarth struct{}

func (equalEarth) plane(l LonLat) (x, y float64, ok bool) {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	t := math.Asin(math.Sqrt(3) / 2 * math.Sin(radians(l.Lat)))
	t2 := t * t
	t6 := t2 * t2 * t2
	d := 9*a4*t6*t2 + 7*a3*t6 + 3*a2*t2 + a1
	return 2 * math.Sqrt(3) * radians(l.Lon) * math.Cos(t) / (3 * d), t * (a4*t6*t2 + a3*t6 + a2*t2 + a1), true
}

// globe is the earth from far away. What lies behind is laid on its rim and told to be hidden, so that a country that goes
// around stays a ring.
type globe struct{ lambert }

func (p globe) plane(l LonLat) (x, y float64, ok bool) {
	sin, cos := math.Sincos(radians(l.Lat))
	sinL, cosL := math.Sincos(radians(l.Lon - p.lon))
	x, y = cos*sinL, p.cos*sin-p.sin*cos*cosL
	near := p.sin*sin+p.cos*cos*cosL >= 0
	if d := math.Hypot(x, y); !near && d > 0 {
		x, y = x/d, y/d
	}
	return x, y, near
}

func radians(deg float64) float64 { return deg * math.Pi / 180 }

// view lays a projection's plane on a sheet.
type view struct {
	projection
	scale  float64 // units of the sheet for a radius of the earth
	cx, cy float64 // where the plane's middle lies
	flat   bool    // whether the 180th meridian is its edge
}

func (v view) at(l LonLat) (point, bool) {
	x, y, ok := v.plane(l)
	return point{v.cx + x*v.scale, v.cy - y*v.scale}, ok
}

// half lays a ring on a globe: what lies behind goes along the rim, and a ring that is all behind is left out. (One that goes
// around the far pole would otherwise go once around the rim, and fill it.)
func (v view) half(ls []LonLat) []point {
	out, seen := make([]point, 0, len(ls)), false
	for _, l := range ls {
		p, ok := v.at(l)
		seen = seen || ok
		out = append(out, p)
	}
	if !seen {
		return nil
	}
	return out
}

// line lays a line on the sheet, in parts where some of it can't be shown or the picture's edge lies between.
func (v view) line(ls []LonLat) path {
	var out path
	var run []point
	cut := func() {
		if len(run) > 1 {
			out = append(out, run)
		}
		run = nil
	}
	for i, l := range ls {
		if i > 0 && v.flat && math.Abs(l.Lon-ls[i-1].Lon) > 180 {
			cut()
		}
		if p, ok := v.at(l); ok {
			run = append(run, p)
		} else {
			cut()
		}
	}
	cut()
	return out
}

// ring lays a ring on the sheet; one that can't be shown whole is left out, and one that goes over the edge of the world is
// cut there.
func (v view) ring(ls []LonLat) path {
	var out path
	for _, part := range v.parts(ls) {
		r := make([]point, 0, len(part))
		for _, l := range part {
			p, ok := v.at(l)
			if !ok {
				return nil
			}
			r = append(r, p)
		}
		out = append(out, r)
	}
	return out
}

// parts cuts a ring at the 180th meridian where the projection has its edges there: the ring is unrolled, so that it may go
// beyond, and cut twice. What goes around a pole, as the Antarctic does, is left out.
func (v view) parts(ls []LonLat) [][]LonLat {
	crosses := false
	for i, l := range ls {
		crosses = crosses || math.Abs(l.Lon-ls[(i+1)%len(ls)].Lon) > 180
	}
	if !v.flat || !crosses {
		return [][]LonLat{ls}
	}
	unrolled := make([]point, len(ls))
	turn := 0.0
	for i, l := range ls {
		if i > 0 {
			turn -= 360 * math.Round((l.Lon-ls[i-1].Lon)/360)
		}
		unrolled[i] = point{l.Lon + turn, l.Lat}
	}
	if math.Abs(unrolled[0].x-unrolled[len(ls)-1].x) > 180 {
		return nil
	}
	var out [][]LonLat
	for _, shift := range []float64{-360, 0, 360} {
		for _, r := range clipRings(path{unrolled}, box{shift - 180, -90, shift + 180, 90}) {
			part := make([]LonLat, len(r))
			for i, q := range r {
				part[i] = LonLat{q.x - shift, q.y}
			}
			out = append(out, part)
		}
	}
	return out
}
