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

// Exec runs a statement on the writing connection, to bring about bad days.
func (s *Store) Exec(query string) error {
	_, err := s.write.Exec(query)
	return err
}

// OpenConnections counts the connections that are in use by somebody.
func (s *Store) OpenConnections() int {
	if s.read == s.write {
		return s.write.Stats().InUse
	}
	return s.write.Stats().InUse + s.read.Stats().InUse
}
