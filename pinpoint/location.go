package pinpoint

// LocationFields can be read and written. CountryCode is ISO 3166-1 alpha-2.
type LocationFields struct {
	Name                    string `json:"name,omitempty" show:"summary"`
	StreetAddress           string `json:"street_address,omitempty"`
	City                    string `json:"city,omitempty" show:"summary"`
	Province                string `json:"province,omitempty"`
	PostalCode              string `json:"postal_code,omitempty"`
	CountryCode             string `json:"country_code,omitempty" show:"summary"`
	ExternalSystemReference string `json:"external_system_reference,omitempty"`
}

// Location is a place where the company works.
type Location struct {
	Header
	LocationFields
}

// LocationFilter narrows a list of locations.
type LocationFilter struct {
	ExternalSystemReference []string `json:"external_system_reference,omitempty"`
	Changed
}

// LocationWrite is what a create and an update take.
type LocationWrite struct {
	LocationFields
	EqualityMonitoringTemplateID ID `json:"equality_monitoring_template_id,omitempty" rel:"equality_monitoring_template"`
}

// Locations is the resource.
var Locations = &Resource{
	Type:       "locations",
	Singular:   "location",
	Permission: "Location",
	Toolset:    "organisation",
	Record:     Location{},
	Filter:     LocationFilter{},
	Create:     LocationWrite{},
	Update:     LocationWrite{},
	Relationships: []Relationship{
		one("equality_monitoring_template", "equality_monitoring_templates"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List the company's locations, with their ids, names, cities and countries."),
		get("Get one location by id, with its full address."),
		create("Create a location. Needs a name and a two-letter country code.", "name", "country_code"),
		update("Change a location's name, address, external reference or equality template."),
		destroy("Delete a location. One that structure links still use may be refused."),
	},
}
