package prose

import "broadsheet/news"

// invalid makes an error of the kind news.ErrInvalid about the text, with a sentence that is safe to show.
func invalid(sentence string, args ...any) error { return news.Invalid("body", sentence, args...) }

// tooLarge makes an error of the kind news.ErrTooLarge.
func tooLarge(what string) error {
	return news.TooLarge("body", "The %s is larger than %d MB.", what, MaxBytes>>20)
}
