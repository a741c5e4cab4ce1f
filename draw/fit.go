package draw

import "math"

// around is the middle of some places and how many kilometres a map that shows them all with room around is wide.
func around(ls []LonLat) (LonLat, float64) {
	if len(ls) == 0 {
		return LonLat{}, worldSpan
	}
	var x, y, z float64 // on the ball, where there is no 180th meridian
	for _, l := range ls {
		sinLon, cosLon := math.Sincos(radians(l.Lon))
		sinLat, cosLat := math.Sincos(radians(l.Lat))
		x, y, z = x+cosLat*cosLon, y+cosLat*sinLon, z+sinLat
	}
	if math.Hypot(math.Hypot(x, y), z) < 1e-9 { // all around the world
		return LonLat{}, worldSpan
	}
	centre := LonLat{math.Atan2(y, x) * 180 / math.Pi, math.Atan2(z, math.Hypot(x, y)) * 180 / math.Pi}
	p := newLambert(centre)
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, l := range ls {
		px, py, ok := p.plane(l)
		if !ok {
			return LonLat{}, worldSpan
		}
		low, high = point{math.Min(low.x, px), math.Min(low.y, py)}, point{math.Max(high.x, px), math.Max(high.y, py)}
	}
	middle := p.back((low.x+high.x)/2, (low.y+high.y)/2)
	span := math.Max(high.x-low.x, (high.y-low.y)*1.5) * earth * 1.5
	return middle, math.Min(span, worldSpan)
}

// back is the place that lies at a point of the plane.
func (p lambert) back(x, y float64) LonLat {
	rho := math.Hypot(x, y)
	if rho < 1e-12 {
		return LonLat{p.lon, math.Asin(p.sin) * 180 / math.Pi}
	}
	sin, cos := math.Sincos(2 * math.Asin(math.Min(1, rho/2)))
	lat := math.Asin(cos*p.sin + y*sin*p.cos/rho)
	lon := radians(p.lon) + math.Atan2(x*sin, rho*p.cos*cos-y*p.sin*sin)
	lon = math.Mod(lon*180/math.Pi+540, 360) - 180
	return LonLat{lon, lat * 180 / math.Pi}
}

// Fitted gives the map a middle and a span where it has none: such that all its places are in it, with what lies around, or the
// countries that it is about where it has no place.
func (m Map) Fitted(centred bool) (Map, error) {
	var ls []LonLat
	for _, p := range m.Places {
		if p.At.ok() {
			ls = append(ls, p.At)
		}
	}
	if len(ls) == 0 {
		a, err := world()
		if err != nil {
			return m, err
		}
		for _, name := range m.Countries {
			if c, ok := a.named(name); ok {
				at, span := c.middle()
				p := newLambert(at)
				ls = append(ls, p.back(-span/earth/3, 0), p.back(span/earth/3, 0)) // what around makes the same span of again
			}
		}
	}
	at, span := around(ls)
	if !centred {
		m.Centre = at
	}
	if m.Span == 0 {
		m.Span = math.Max(span, aroundTown)
	}
	return m, nil
}
