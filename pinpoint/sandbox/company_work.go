package sandbox

// work is a field of work: the job that the company advertises in it, and what people of that field write about
// themselves.
type work struct {
	vacancy vacancy
	trade   trade
}

// works are the fields of work, in the order of their jobs.
var works = []*work{
	harbourWork, nurseWork, salesWork, chefWork, accountantWork, softwareWork,
	warehouseWork, teacherWork, electricianWork, supportWork, peopleWork, biologistWork,
}

// vacancy is a job of the company with its advert, and what has become of it.
type vacancy struct {
	title, requisition, status, visibility string
	employment, workplace                  string
	link, workflow                         int // positions in linkTable and workflowTable
	opened, closed, deadline               string
	payMin, payMax                         float64
	currency, frequency                    string
	showPay                                bool
	reportsTo, experience, note            string
	blind                                  bool
	headcount                              int

	description, dutiesHeader, duties, skillsHeader, skills, benefitsHeader, benefits string
	questions                                                                         []ask

	applicants, hires, offers, interviews int
	rejectRest                            bool
}

// ask is a question of an application form. Strong answers are given by people of the field, weak ones by the others;
// an empty answer is none. Text may hold the slots of the filler.
type ask struct {
	title, info, kind string
	required, banked  bool
	options           []string
	least, most       int
	strong, weak      []string
}

// trade is the language of a field of work. Titles go from junior to senior; duties are what experienced people do and
// basics what beginners do; the first of the tickets is the one that cannot be done without.
type trade struct {
	titles                                      [3][]string
	employers, duties, basics                   []string
	skills, tickets, degrees, profiles, motives []string
}

var askNotice = ask{
	title: "How many weeks' notice do you have to give?", kind: "number", banked: true,
	strong: []string{"4", "8", "12", "4"}, weak: []string{"0", "1", "2", "4"},
}

var askRightToWork = ask{
	title: "Do you have the right to work in the country of this job?", kind: "boolean", required: true, banked: true,
	info: "We can sponsor visas for some jobs only.", strong: []string{"true", "true", "true", "false"}, weak: []string{"true", "true", "false"},
}

// spareMotives are what people write who come from another field.
var spareMotives = []string{
	"After {y} years as {t} I am ready for something completely new. I learn quickly and I am not afraid of hard work.",
	"To whom it may concern: I am interested in any position in your esteemed company.",
	"I have always been fascinated by the sea. My time at {e} taught me to deal with all kinds of people.",
	"I am changing career. Please do not be put off by my CV; what I lack in experience I make up for in enthusiasm.",
	"My partner has a new job nearby and I am applying for everything that looks interesting.",
	"I saw that you are growing and would like to be considered for this or any similar role.",
}

// beginnerMotives are what people write who are new to the field.
var beginnerMotives = []string{
	"I finished my training this year and this would be my first full post. I have done everything that my placements allowed.",
	"I have not got all that you ask for yet, but I am working on it in the evenings.",
	"I have worked as {t} for a short time and want to learn from people who take the work seriously.",
	"A former colleague of mine is with you and says that you train people well. I am at the beginning and keen.",
}
