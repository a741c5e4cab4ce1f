package transfer

func findInHTML(text string, hint Hint) (Found, error) { return Found{}, nil }
