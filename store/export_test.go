package store

// Listen hands every query of the store to f from now on, for tests of their
// plans. No other goroutine may use the store meanwhile.
func (s *Store) Listen(f func(query string)) {
	plain := s.engine.placeholder
	s.engine.placeholder = func(q string) string {
		f(plain(q))
		return plain(q)
	}
}
