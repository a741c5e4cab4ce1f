package cmd

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"broadsheet/news"
	"broadsheet/transfer"
)

type importCommand struct {
	Page importPageCommand `cmd:"" help:"Import the story of a web page, its HTML or its plain text."`
}

type importPageCommand struct {
	place
	Page    string `arg:"" name:"file-or-url" help:"File, or address beginning with http:// or https://."`
	Section string `help:"Section to file it in." default:"world"`
	Publish bool   `help:"Publish it, as of the page's date; otherwise it is a draft."`
	DryRun  bool   `help:"Say what would be done, and do nothing."`
	JSON    bool   `name:"json" help:"Print the report as JSON."`
}

// Run finds the story, files it and prints the report.
func (i importPageCommand) Run(c *console) error {
	page, hint, err := i.read(c)
	if err != nil {
		return err
	}
	s, err := i.open(c)
	if err != nil {
		return err
	}
	defer s.Close()
	report, err := transfer.ImportPage(c, s, news.System(), page, hint, transfer.PageOptions{Section: i.Section, Publish: i.Publish, DryRun: i.DryRun})
	if err != nil {
		return err
	}
	if i.JSON {
		enc := json.NewEncoder(c.out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(report)
	}
	return printReport(c.out, report)
}

func (i importPageCommand) read(c *console) ([]byte, transfer.Hint, error) {
	if strings.HasPrefix(i.Page, "http://") || strings.HasPrefix(i.Page, "https://") {
		body, contentType, url, err := transfer.Fetch(c, i.Page, transfer.FetchOptions{UserAgent: "Broadsheet/" + Version()})
		return body, transfer.Hint{ContentType: contentType, URL: url}, err
	}
	f, err := os.Open(i.Page)
	if err != nil {
		return nil, transfer.Hint{}, err
	}
	defer f.Close()
	body, err := io.ReadAll(io.LimitReader(f, transfer.MaxPage+1)) // one more, so that FindStory sees that it is too large
	return body, transfer.Hint{}, err
}

// printReport prints a report for a person.
func printReport(w io.Writer, r transfer.Report) error {
	var b strings.Builder
	for _, i := range r.Items {
		fmt.Fprintf(&b, "%s: %s\n", i.Result, i.What)
		detail := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, "  %-9s %s\n", name, value)
			}
		}
		detail("because", i.Reason)
		detail("id", i.ID)
		detail("at", i.Path)
		detail("date", i.Date)
		detail("section", i.Section)
		detail("topics", strings.Join(i.Topics, ", "))
		for _, claim := range i.Claims {
			detail("claim", claim)
		}
		for _, left := range i.LeftOut {
			detail("left out", left)
		}
		for _, warning := range i.Warnings {
			detail("note", warning)
		}
	}
	if r.DryRun {
		b.WriteString("This was a dry run: nothing was written.\n")
	}
	fmt.Fprintf(&b, "%d read, %d imported, %d skipped, %d changed.\n", r.Read, r.Imported, r.Skipped, r.Changed)
	_, err := io.WriteString(w, b.String())
	return err
}
