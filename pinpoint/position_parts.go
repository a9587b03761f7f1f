package pinpoint

import "time"

// PositionOpening is a time in which a position is to be filled, and the job and requisition for it.
type PositionOpening struct {
	Identity
	Status          string     `json:"status,omitempty" show:"summary"`
	Current         *bool      `json:"current,omitempty" show:"summary"`
	OpenOn          Date       `json:"open_on,omitempty" show:"summary"`
	CloseOn         Date       `json:"close_on,omitempty"`
	FilledAt        *time.Time `json:"filled_at,omitempty" show:"summary"`
	TargetOpenDate  Date       `json:"target_open_date,omitempty"`
	TargetFillDate  Date       `json:"target_fill_date,omitempty"`
	TargetStartDate Date       `json:"target_start_date,omitempty"`
	PositionID      ID         `json:"position_id,omitempty" show:"summary"`
	JobID           ID         `json:"job_id,omitempty" show:"summary"`
	RequisitionID   ID         `json:"requisition_id,omitempty" show:"summary"`
}

// PositionOpenings are read by including them in a position.
var PositionOpenings = &Resource{
	Type:     "position_openings",
	Singular: "position_opening",
	Belongs:  []string{"job"},
	Record:   PositionOpening{},
	Relationships: []Relationship{
		one("job", "jobs"),
		one("position", "positions"),
		one("requisition", "requisitions"),
		one("position_holder", "position_holders"),
	},
}

// PositionHolder is who fills a position. Pinpoint documents no attributes for it.
type PositionHolder struct {
	Identity
}

// PositionHolders are read by including position_openings.position_holder in a position.
var PositionHolders = &Resource{
	Type:     "position_holders",
	Singular: "position_holder",
	Record:   PositionHolder{},
}
