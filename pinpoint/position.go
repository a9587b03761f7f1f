package pinpoint

import "time"

// CompanyPosition is a seat in the organisation, filled or not; ParentPositionID is the one above it. (A Position is a
// place in a list.)
type CompanyPosition struct {
	Header
	Name             string     `json:"name,omitempty" show:"summary"`
	Identifier       string     `json:"identifier,omitempty" show:"summary"`
	ParentPositionID ID         `json:"parent_position_id,omitempty" show:"summary"`
	ArchivedAt       *time.Time `json:"archived_at,omitempty" show:"summary"`
	DiscardedAt      *time.Time `json:"discarded_at,omitempty" show:"summary"`
}

// PositionFilter narrows a list of positions.
type PositionFilter struct {
	ParentPositionID ID `json:"parent_position_id,omitempty"`
	Changed
}

// Positions is the resource.
var Positions = &Resource{
	Type:       "positions",
	Singular:   "position",
	Permission: "Position",
	Toolset:    "headcount",
	Record:     CompanyPosition{},
	Filter:     PositionFilter{},
	Relationships: []Relationship{
		many("position_openings", "position_openings", "position"),
		one("current_position_opening", "position_openings"),
		one("parent_position", "positions"),
		many("child_positions", "positions", "parent_position"),
		many("custom_attributes", "custom_attributes", "custom_attributable"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List the positions of the organisation, or those below one parent_position_id."),
		get("Get one position; include position_openings for its jobs, dates and status."),
	},
}
