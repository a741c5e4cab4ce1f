package press_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"

	"broadsheet/news"
	"broadsheet/press"
)

// A press behind a server, with the tailer's part played by hand.
func Example() {
	headline := "Talks begin"
	p := press.New(press.Options{Render: func(_ context.Context, target string) (*press.Page, error) {
		return &press.Page{Path: target, Body: []byte(headline), Keep: true, Keys: []news.Key{news.StoryKey("1")}}, nil
	}})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	s := &http.Server{Handler: p, ConnContext: press.ConnContext}
	go func() { _ = s.Serve(press.Listen(l)) }()
	defer s.Close()

	read := func() {
		res, err := http.Get("http://" + l.Addr().String() + "/uk/talks?utm_source=x")
		if err != nil {
			fmt.Println(err)
			return
		}
		defer res.Body.Close()
		b, _ := io.ReadAll(res.Body)
		fmt.Println(string(b))
	}
	read()
	headline = "Talks end"
	read() // nothing told the press yet
	p.Apply(news.Change{Seq: 1, Keys: []news.Key{news.StoryKey("1")}})
	read()
	// Output:
	// Talks begin
	// Talks begin
	// Talks end
}
