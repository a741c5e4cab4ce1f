package media

// WatchRenders has f told the name of each rendition that is made. Call it
// before the first picture is added.
func WatchRenders(l *Library, f func(file string)) { l.rendered = f }
