package desk

import (
	"net/http"
	"slices"

	"broadsheet/news"
)

// permissionsPage is the table of who may do what, as it is enforced: the same
// value that every command asks.
type permissionsPage struct {
	frame
	Roles []string
	Mine  int // the column of one's own role
	Rows  []permission
}

func (*permissionsPage) template() string { return "permissions" }

// permission is a right and the roles that carry it.
type permission struct {
	Words string
	May   []cell
}

// cell is whether a role carries a right.
type cell struct {
	Role      string
	Yes, Mine bool
}

func (d *desk) permissions(v *visit) error {
	p := &permissionsPage{frame: d.houseFrame(v, "Who may do what", "permissions"), Mine: slices.Index(news.Roles(), v.by.Role)}
	for _, role := range news.Roles() {
		p.Roles = append(p.Roles, roleWords(role))
	}
	for _, one := range news.Permissions {
		row := permission{Words: one.Words}
		for _, role := range news.Roles() {
			row.May = append(row.May, cell{Role: roleWords(role), Yes: role.May(one.Right), Mine: role == v.by.Role})
		}
		p.Rows = append(p.Rows, row)
	}
	return d.show(v, http.StatusOK, p)
}
