package api

// Routes lists what the router answers to, as "GET /api/v1/…".
func Routes() []string {
	var all []string
	for _, op := range (&server{}).operations() {
		all = append(all, op.method+" "+op.path)
	}
	return all
}
