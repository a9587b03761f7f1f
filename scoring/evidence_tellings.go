package scoring

import (
	"strings"
	"sync"
)

// tellings are ways in which people tell of a thing without its name: the deeds, tools, posts and places that show it. They
// stand by what a criterion may be called, mostly the name of a row of the built-in table, and are evidence only: no advert is
// read by them.
var tellings = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for line := range strings.Lines(anyTellings + officeTellings + technicalTellings + peopleTellings + serviceTellings + sectorTellings) {
		names, told, ok := strings.Cut(strings.TrimSpace(line), ": ")
		for _, name := range splitNames(names) {
			if ok {
				key := comparedName(name)
				all[key] = append(all[key], splitNames(told)...)
			}
		}
	}
	return all
})

const anyTellings = `
Lorry driving|HGV experience|Class 2 driving|Rigid driving: rigid|lorry|lorries|class 2|class 1|artic|artics|tail lift|tractor unit|semi-trailer|HGV
Stocktaking|Stock taking|Stocktakes: stock count|stock counts|stock take|stocktake|counted stock|weekly count|inventory|stock checks
Margins|Gross profit|GP: gross profit|GP|margin|wet GP|food cost
Social media: Instagram|Facebook|TikTok|followers|social media|Facebook page
Managing staff|Staff management: team of|staff of|supervised|appraisals|line managed|shift of|hired
Costing|Dish costing|Menu costing: costings|costed|dish cost|food cost|cost per dish
Ordering|Placing orders: ordering|ordered from suppliers|placed orders|order from suppliers|orders of
Class 1 driving|Class 1 driving experience|Artic driving|Articulated lorry driving|C+E driving: artic|artics|articulated|semi-trailer|tractor unit|tautliner|curtainsider|curtainsiders|double deck|trunking|night trunk|class 1|low loader|artic tanker
Building websites|Web development|Website development|Making websites: websites|WordPress themes|front-end developer|web developer
Events|Running events|Organising events: open mic|beer festival|live music|themed nights|quiz night|quiz nights
Teaching assistant qualification|TA qualification|TA certificate|Supporting teaching and learning: Supporting Teaching and Learning|Supporting Teaching & Learning|NVQ Teaching Assistant|HLTA status|TA level 2|TA level 3|classroom assistant certificate
Training qualification|Teaching or training qualification|Trainer qualification|AET|PTLLS: Award in Education and Training|Education and Training|Cert Ed|Certificate in Education|PGCE|DTLLS|CTLLS|TAQA|train the trainer certificate
Food Safety Level 3|Level 3 Food Hygiene|Food hygiene Level 3: food hygiene level 3|level 3 award in food safety|supervising food safety|advanced food hygiene
Care Certificate|Level 2 in care|Level 3 in care|NVQ in care|Health and social care qualification: BSc Nursing|Nursing (Adult)|Adult Nursing|DipHE Nursing|Bachelor of Science in Nursing|registered nurse|NVQ 3 Health and Social Care|NVQ 2 Health and Social Care|Level 2 Health and Social Care|Level 3 Health and Social Care
AAT|AAT Level 3|AAT Level 2|AAT qualification: ACCA|CIMA|ACA|ICAEW|BSc Accounting|Accounting and Finance|Bachelor of Accounting|chartered accountant
Hotel system|Hotel systems|Hotel software|Property management system|PMS software: Opera|Opera Cloud|Mews|Guestline|Rezlynx|Protel|Fidelio|Cloudbeds|RoomRaccoon|eviivo|RMS Cloud|Apaleo
Working nights|Night working: nights|night duty|night shift|night shifts|waking nights|10pm till 6am|night work|any shift
Care work|Care experience|Caring work|Working in care: carer|residents|care home|nursing home|staff nurse|ward|district nurse|bedside nursing|home care|supported living|personal care
Explaining results to non-technical people|Communicating insight|Presenting insight|Explaining technical things|Communicating with non-technical people|Presenting findings: plain words|plain English|non-technical|present results|presented results|without jargon|in front of the board|area director
Form tutor|Form tutoring|Tutor group: year 7 tutor|year 8 tutor|year 9 tutor|year 10 tutor|year 11 tutor|year 12 tutor|tutor of a form|form group
Teaching A level maths|A level maths teaching|A level mathematics: upper sixth|sixth form maths|further maths option|Pure and Mechanics|KS5|Y12|Y13|A level classes|A level maths and further maths
Teaching GCSE maths|GCSE maths teaching|GCSE mathematics: GCSE resit|GCSE course|for GCSE|GCSE higher|Y7 to Y13|Y7 to Y11|KS4|year 10 and 11|year 11 maths|GCSE groups|at GCSE
IV drug administration|IV drugs|Giving IV drugs|IV medication|IV medicines administration: IVs|IV antibiotics|IV medicines|IV medications|IV lines|IV fluids|infusions|IM and IV|intravenous drugs|IV competency
Post-operative care|Post-op care|Surgical nursing|Surgical care|Perioperative care: post-op|from theatre|surgical ward|surgical floors|wound drain|drains|recovering them|back from recovery|PCA|epidurals|after surgery
Statutory pay|Statutory payments|Statutory pay and deductions|Statutory deductions|PAYE: maternity pay|sick pay|SSP|SMP|paternity|attachment of earnings|tax codes|tax code|student loans|RTI|P45s|P60s|statutory maternity|national insurance contributions
Shift work|Shifts|Rotating shifts|Working shifts|Flexible hours: any shift|early and late shifts|days and nights|4 on 4 off|continental shifts|nights and weekends|round the clock|rota|late duty|night duty|shift pattern|unsocial hours
Late shifts|Evening shifts|Evening work|Evening or late shifts|Evenings: late shift|lates|late duty|afternoons|afternoon shift|any shift|evenings|evenings and weekends|2pm-10pm|2 till 10
Night shifts|Nights|Night work: nights|night duty|night shift|days and nights|any shift|waking nights|night work
Weekend work|Weekends: weekends|saturdays|sundays|any shift|every other weekend
Team management|Supervising a team|Team leadership|Leading a team|People management|Supervision|Line management|Managing people|Managing a team|Leadership|Leading people: soldiers under me
Client-facing work|Working directly with clients|Client contact|Working with clients|Client relationships: clients|client meetings|customer meetings
Mentoring|Coaching|Mentoring students|Supervising students|Mentoring juniors|Training others|Training staff|Training juniors: mentor|mentored|preceptor|coached|buddied|apprentice|apprentices|trained new|students|juniors
Working with families|Communication with families|Family communication|Working with relatives: families|relatives|next of kin
Working with parents|Parent communication|Communication with parents: parents' evenings|parents|carers
Working with children|Working with young people|Experience with children: children|pupils|youth club|young people|nursery|scouts|teenagers
Autism|Supporting pupils with autism|Autism support|Pupils with autism: autism|autistic|ASD|ASC
Behaviour management|Managing behaviour|Behaviour support|Managing challenging behaviour: behaviour|de-escalation|restorative|Team Teach|positive handling
Facilitation|Delivering training|Training delivery|Workshop facilitation|Facilitating workshops|Classroom training|Designing training|Designing courses: facilitated|facilitator|workshops|training sessions|delivered training|trained staff|ran courses|courses for staff|train the trainer
Training needs analysis|Evaluating training|Training evaluation|Learning needs: Kirkpatrick|training needs|learning needs|feedback forms|evaluation of training|evaluated
Kitchen management|Kitchen leadership|Leading a kitchen|Running a kitchen|Leading a brigade|Running the pass: ran the kitchen|run the kitchen|head chef|sous chef|brigade of|in charge of the kitchen|ran the pass|run the pass|kitchen of
Export sales|Export|Exporting|Export experience|International sales|Overseas sales: exports|overseas distributors|distributors in|agents in|overseas markets|EMEA|export manager|export markets|overseas customers|sold abroad
Managing distributors|Distributor management|Agents and distributors|Distributors: distributors|dealers|resellers|agents in|importers|wholesalers abroad
International travel|Travel abroad|Overseas travel|Willing to travel|Travel|Foreign travel|Travelling abroad: travelled|weeks a year abroad|overseas visits|days abroad|visited customers in|abroad every month|nights abroad
Marketing budget|Budget responsibility|Managing a budget|Budget control|Profit and loss|P&L responsibility|P&L: ad spend|P&L|budget of|profit and loss|running cost|monthly spend|annual budget|spend of
Pub experience|Pub management|Running a pub: landlord|landlady|publican|licensee|ran the pub|pub manager|pints|tenant of|free house
Hospital experience|Ward experience|Ward nursing|Acute nursing: ward|wards|hospital|acute medical unit
Care home experience|Nursing home experience|Residential care: care home|nursing home|residents|residential home
Fault finding|Mechanical fault finding|Fault diagnosis|Diagnostics|Troubleshooting: trouble shooting|troubleshooting|diagnosis|breakdowns|diagnosed faults|root cause
Multi-drop deliveries|Multi-drop|Multidrop deliveries: drops a day|drops|stops on
Dry-docking|Dry docking: dockings|dry docks|docking|slip|shipyard
Report writing|Writing reports: wrote reports|reports to|report to
Cold calling|Prospecting: cold calls|doors|dials|prospecting
Health and hygiene|Kitchen hygiene: hygiene rating|five-star hygiene|EHO|SFBB
`

const officeTellings = `
Accounting: prepared accounts|full cycle of accounting|accounts department|ledgers|trial balance|books of clients|finance officer|finance assistant|accounts assistant
Management accounting: monthly pack|board pack|management packs|reporting pack|monthly figures
Month-end close: monthly pack|close of the period|period close|closed the month|close the month|month end|management accounts|working day 3|working day 5|accruals and prepayments
Bank reconciliations: bank rec|balance sheet recs|bank matched|accounts matched|reconciled accounts|reconcile accounts|matched to bank|reconciled the bank|bank accounts weekly
Bookkeeping: keep the books|kept the books|books of small traders|sole finance person|double-entry|ledgers|purchase and sales ledger|full cycle of accounting|nominal ledger|raise invoices|supplier bills|bank reconciliations|year-end files|accountant
Accounts payable: supplier bills|three-way match|AP|matched invoices|pay suppliers
Accounts receivable: raise invoices|chase them|AR|chased invoices
Credit control: chase debts|chased payments|chase invoices|overdue accounts|DSO
Payroll: weekly wages|paid the wages|wages|pay run|pay runs|payslips|P45s|P60s|BACS run|RTI|tax codes|attachment of earnings|statutory sick pay|payroll bureau|pay queries
Pensions administration: auto-enrolment|NEST uploads|re-enrolment|opt-outs|pension uploads|workplace pension|pension assessment|assessed for pension|enrolled staff in the pension
VAT: partial exemption|MTD|VAT declaration|VAT quarter|VAT return|VAT returns|making tax digital
Budgeting and forecasting: rolling forecast|reforecast|budget process|cash flow forecast|annual budget
Cost accounting: standard costs|cost per unit|stock valuation|inventory count|perpetual inventory|costing
Charity finance: restricted grants|trustees report|gift aid
Audit: chartered accountant in practice|audit senior|audited
Cash handling: till|tills|cashed up|cash up|floats|banking the takings|cash collections|card payments|petty cash|taking payments
Procurement: purchase requisitions|purchase orders|supplier contracts|bought materials|placed orders with suppliers|tendered
Budget management: budget of|P&L|profit and loss|within budget|running cost|spend of|margin|controlled costs|cost control|managed costs|responsible for spend
Team management: reports to me|report to me|direct reports|line manager|ran the team|led a team|team of|supervised|managed staff|appraisals|one-to-ones|looked after staff|ran a shift|shift manager|deputised for the manager|line managed|line managing|people under me|crew of|squad of|brigade of|team leader|shift leader|foreman
Stakeholder management: board|directors|committee|regional managers|senior managers|presented to|governors|trustees|buyers|area director
Presentations: presented|present results|present findings|in front of the board|spoke at|gave talks|pitched|pitches|keynote|delivered workshops|explain to the board|explaining to|explain what|in plain words|plain English
Project management: ran projects|led the project|rolled out|roll-out|delivered the project
Minute taking: take minutes|took minutes|minuted|minutes of
Diary management: kept the diary|holiday chart|organise meetings|appointments
Administration: office manager|secretary|paperwork|filing|correspondence|letters|records|spreadsheets|typing|data entry
Reception: answer phones|greeted visitors|welcomed visitors|switchboard|front desk|received guests
Data entry: keyed|keying|entered data|inputted
Microsoft Excel: lookups|look-ups|sumifs|index match|index/match|pivot|pivots|Power Query|macros|workbooks|spreadsheet|xlookup
Microsoft Office: Word|Excel|Outlook|PowerPoint
Customer service: served customers|customers every day|customer queries|queries at|complaints|looked after customers|dealt with the public|customer adviser|customer assistant|helped customers|guests|regulars
Complaint handling: complaints|complaint|unhappy customers|angry customers|put things right|resolved issues|put right|problem resolved|goes wrong|went wrong|calm down|refund disputes|upset customers|apology letters|service recovery
Telephone manner: by phone|phones|on the telephone|calls a day|calls per day
Human resources: starters and leavers|return-to-work|disciplinary|absence meetings|contracts
Recruitment: interviewed|hired|recruited|recruiting|took on staff|shortlisted
Onboarding and induction: inducted|induction of new starters|new starters|buddied|trained new staff|welcomed new starters
Interviewing: interviewed candidates|interview panels
Performance management: appraisals|annual reviews|return-to-work meetings|disciplinary
`

const technicalTellings = `
Drainage design: sewers|swales|attenuation|attenuation basins|soakaways|permeable paving|detention basin|detention ponds|SuDS|sustainable drainage|MicroDrainage|InfoDrainage|Causeway Flow|surface water strategies|storm sewers|foul and storm|discharge rates|infiltration testing|drainage strategy
Highway engineering: estate roads|road layouts|road geometry|S38|S278|section 38|section 278|vehicle tracking|kerbs|link road|carriageway|highway scheme
Civil 3D: corridor models|Civil3D
Water engineering: sewer capacity|water networks|treatment works
Planned maintenance: PPMs|PPM|service schedules|planned service|grease routes|maintenance jobs|planned jobs|AMOS|TM Master|CMMS|maintenance records|maintenance plan|servicing
Hydraulics and pneumatics: pneumatic|pneumatics|hydraulic|hydraulics|air brake systems|cylinders and valves|cylinders|air compressor|pneumatic controls|hydraulic presses|Festo
Mechanical fitting: changed bearings|replaced bearings|gearbox repair|pump repair|changing pumps|rebuilt gearboxes|bench fitting|fitter|overhauling|overhaul|overhauled|stripped and rebuilt|shut down work|breakdowns on
PLC programming: PLCs|S7|TIA Portal|Siemens|ladder logic|Allen Bradley|inputs and outputs|PLC inputs
Food production: crisps|dairy|bakery|brewery|meat plant|food factory|confectionery|seafood|ready meals|chilled foods
Marine engineering: engine room|main engine|chief engineer|second engineer|ship repair|superintendent|drydock|dockings|vessels
Vehicle maintenance: servicing and repair|MOT|workshop technician|HGV inspections
Risk assessment: risk assessments|safe systems of work|method statements|RAMS
Health and safety: IOSH|NEBOSH|safety representative|safe systems of work|risk assessment|fire marshal|H&S|toolbox talks|accident book|NEBOSH General|fire risk|COSHH|near misses|safety audits
Lean manufacturing: kaizen|5S|continuous improvement|SMED
Quality assurance: quality checks|inspections|non-conformance|audits
Warehouse work: warehouse operative|goods in|goods-in|picker|pickers|pick and pack|fulfilment|depot|put away|stores|storage|despatch|picking|bays|loading bay|goods inward|cross dock|fulfilment centre|distribution centre|warehouses
Warehouse supervision: section supervisor|team coordinator|shift manager|pickers and packers|ran the shift|led the shift
Warehouse management systems: handheld scanner|handheld terminals|RF gun|Manhattan|scanner|inventory system|scan
Handheld scanners: RF gun|handheld terminals|scanner
Stock control: stocktake|stock take|stock count|counted stock|inventory accuracy|stores|stock counts|stocktakes|counted the stock|shrinkage|stock loss|inventory|stock checks
Picking and packing: pick rate|picks an hour|orders picked|packers|picker
Goods in and dispatch: unload|unloading|book in|booked in|despatch|put away|bays|trailers
HGV driving: artic|artics|articulated|artic tanker|tractor unit|semi-trailer|tautliner|curtainsider|curtainsiders|trunking|class 1|C+E|C and E|lorry|lorries|rigid|HGV|tractor with|international driver|double deck|low loader|night trunk
Category C+E licence: C, C+E|CE|C + E|artic licence
Driver CPC: DCPC|code 95|periodic training|certificate of professional competence|Driver CPC card|CPC card|35 hours
Digital tachograph card: digi card|digital tacho|tacho card
Parcel delivery: drops a day|drops|stops a day|multi drop|parcels|shop deliveries
Load security: straps|chains|load restraint|load securing|secured loads
Vehicle checks: walk round checks|walkaround|daily checks|first use checks
Supply chain: MRP|supply planner|materials planner|S&OP
Production planning: finite schedule|works orders|planned orders|production planner|materials planner|master schedule
Inventory planning: safety stock|stock-out|reorder|stock levels
Forklift licence: counterbalance|reach truck|FLT|forklift permit|fork truck|bendi
SAP: S/4|S/4HANA|ECC|SAP B1|Business One|SAP key user
ERP systems: SAP|Dynamics|NetSuite|Oracle|Business Central|Sage 200
Software development: software engineer|developer|programmer|code|services|microservices|programming
WordPress: WooCommerce|custom themes|ACF
JavaScript: React|Node|TypeScript|Vue|jQuery|Alpine|vanilla JS|Express
Kubernetes: EKS|AKS|GKE|Helm|k8s|pods|operators|CKA
SQL: T-SQL|PostgreSQL|Postgres|MySQL|queries|Oracle|query plans|SQL Server
Git: GitHub|GitLab|pull requests|Bitbucket|version control
CI/CD: pipelines|ArgoCD|GitHub Actions|Jenkins|deployments
Web accessibility: WCAG|NVDA|VoiceOver|screen readers|colour contrast|keyboard navigation|accessibility audits
Data analysis: analyst|insight|statistical|significance tests|dashboards|reporting
Data visualisation: dashboards|charts|Tableau|Power BI|Looker|Metabase|Qlik
Monitoring and observability: Prometheus|Grafana|on-call|on call|alerts
`

const peopleTellings = `
Nursing: ward|wards|staff nurse|bank nurse|nursing home|patients
NMC registration: NMC pin|on the NMC register|registered nurse|RGN|RMN
Acute care: acute ward|acute medical unit|AMU|medical admissions|surgical ward|high dependency|bedded ward|bed ward|ward at|A&E|hospital ward|MAU|post-operative|deteriorating patients|medical ward|respiratory ward|surgical floors|surgical admissions|trauma ward|orthopaedic ward|general surgery|trauma and orthopaedic
Medicines administration: drug rounds|drug round|medication rounds|meds round|MAR charts|MAR chart|MAR sheets|gave medicines|controlled drugs|medicines round|medication competency|insulin|eMAR
IV therapy: IVs|IV|IV antibiotics|infusions|IV drugs|drips|PICC|cannula|IV lines|IV medicines|IV medications|IM and IV|IV insertion|intravenous drugs|intravenous medicines|IV fluids|syringe pumps|PCA
Cannulation: cannulas|cannulate|cannulae
Venepuncture: bloods|blood samples|phlebotomy|took blood
Wound care: dressings|leg ulcers|pressure ulcers|pressure sores|compression bandaging|wounds|VAC therapy|pressure area care|dressing|leg ulcer|doppler|negative pressure|tissue viability|stoma care
Catheterisation: catheters|catheter
Vital signs: observations|obs|NEWS|NEWS2|blood pressure|early warning
Dementia care: dementia unit|memory clinic|living with dementia|Alzheimer's|dementia friends|dementia home|memory ward|confused|memory care|EMI
End of life care: palliative|dying|syringe driver|syringe drivers|hospice|last days|end-of-life|bereavement|dying at home|last days of life|anticipatory medicines|palliative patients|verification of death
Care planning: care plans|wrote plans|care reviews|support plans|discharge planning|assessments|MDT|multidisciplinary
Personal care: washing|dressing|toileting|feeding|bathing|continence|personal hygiene|helped residents|wash and dress|washes|shave|turning of residents|catheter care
Elderly care: residents|care home|nursing home|older people|elderly|frailty
Learning disability support: supported living|learning disabilities|autistic|autism|challenging behaviour
Support work: carer|care assistant|care worker|HCA|healthcare assistant|support worker|home care|residents|care home|staff nurse|district nurse|care of older people|cared for
Moving and handling: hoist|hoists|hoisting|moving & handling|slide sheets|handling of residents|transfers of residents|stand aid
Safeguarding: safeguarding lead|child protection|designated safeguarding|level 2 safeguarding|level 3 safeguarding|safeguarding concerns|KCSIE|Prevent
Infection control: IPC|PPE|infection prevention|aseptic|ANTT|barrier nursing|hand hygiene
Electronic patient records: SystmOne|EMIS|Epic|Cerner|RiO|EPR|Lorenzo|Nervecentre|Person Centred Software|PCS|electronic notes|electronic records|Adastra|Careflow|Meditech|Paris|electronic chart|electronic charting|e-prescribing|electronic prescribing|charting on a tablet
Clinical supervision: students|student nurses|preceptor|preceptorship|practice assessor|practice supervisor|mentored|newly qualified
Ward management: nurse in charge|in charge of the ward|in charge of shifts|took charge|charge nurse|sister|band 6|band 7|coordinated the shift|shift leader|deputy manager
Community nursing: district nurse|home visits|community|caseload|patients at home|housebound
Mental health nursing: psychiatric|CAMHS|crisis team|RMN|section 136|Mental Health Act
Mental health support: anxiety|depression|crisis|wellbeing
Diabetes care: diabetic|insulin|blood glucose|blood sugars
Patient care: patients|residents|bedside
Basic Life Support: BLS|CPR|resuscitation|life support
Immediate Life Support: ILS|ALS|advanced life support
First aid: first aider|paediatric first aid|first aid at work|EFAW
DBS check: enhanced DBS|DBS|update service|PVG
Dental nursing: chairside|dental nurse|NEBDN|GDC
General practice: GP surgery|GP practice|practice nurse|cervical smears|cervical screening|immunisations|long-term conditions|QOF
Teaching: teacher|taught|lessons|classes|year 7|year 8|year 9|year 10|year 11|KS3|KS4|key stage|pupils|lecturer|tutor
Qualified Teacher Status: QTS|qualified teacher|PGCE with QTS|NQT|early career teacher|GTCS|teaching reference number
Mathematics teaching: maths teacher|teacher of mathematics|teacher of maths|taught maths|mathematics|maths department|GCSE maths|A level maths|maths lessons|further maths
A-level teaching: A level|A-level|sixth form|year 12|year 13|key stage 5|KS5|upper sixth|lower sixth|Y12|Y13|further maths
GCSE teaching: GCSE|key stage 4|KS4|year 11|year 10|Y10|Y11|GCSE resit|GCSE resits|GCSE group|GCSE groups|GCSE course|for GCSE|GCSE higher|GCSE foundation|at GCSE|Y7 to Y11|Y7 to Y13
Secondary teaching: secondary school|KS3|KS4|year 7|year 9|year 11|comprehensive|high school
Primary teaching: primary school|KS1|KS2|year 2|year 4|year 6|reception class
Lesson planning: planned lessons|lesson plans|schemes of work|planned and taught|resources
Classroom management: behaviour|behaviour management|behaviour policy|restorative|de-escalation|difficult classes|calm classroom|class management
Assessment and marking: marked|marking|assessments|mock exams|moderation|examiner|reports to parents|tracked progress|marked books|data drops|report writing to parents|mark books
Pastoral care: form tutor|tutor group|head of year|pastoral|house tutor|year 7 tutor|year 8 tutor|year 9 tutor|year 10 tutor|year 11 tutor|year 12 tutor|year 13 tutor|tutor to year|tutor of year|tutees
Curriculum development: schemes of work|wrote the curriculum|course design|redesigned the course
SEND: special school|autism|autistic|EHCP|ADHD|dyslexia|additional needs|SEN|SEMH|learning difficulties|PMLD|one-to-one support|sensory|special schools|special needs|one to one support|sensory processing|speech delay|SENCo|pupil passports|PECS
Teaching assistant work: TA|teaching assistant|learning support|one-to-one|1:1|classroom assistant|HLTA|LSA|lunchtime supervisor
One-to-one tuition: one-to-one|1:1|1-to-1|tutored|tutoring|private tuition|private tutor|one to one
Phonics: Read Write Inc|RWI|Letters and Sounds|Little Wandle|phonics groups|Jolly Phonics|reading groups|phonics
Makaton: Makaton|PECS|sign supported|signs|BSL
Team Teach: positive handling|Team Teach|MAPA|restraint
Early years: nursery|pre-school|EYFS|reception class|toddlers|nursery assistant
Learning and development: trainer|training courses|delivered training|ran workshops|workshops|trained staff|training manager|induction training|facilitated|facilitator|training needs|instructor|instructional|taught courses|trained seasonal staff|induction of|inductions|trainer and assessor|coaching sessions|train and assess|teach courses|learning consultant|training officer
E-learning: Articulate|Storyline|Rise|Captivate|Moodle|LMS|online modules|e-learning modules|SCORM|Docebo|Cornerstone|authoring tool|authored modules|Rise modules|Storyline modules
Assessor award: assessor|TAQA|CAVA|A1
Further education: FE college|sixth form college|college lecturer|BTEC
School administration: SIMS|Arbor|school office|Bromcom
`

const serviceTellings = `
Professional kitchen work: chef|kitchen|covers|brigade|commis|section|grill|pass|cook|sous|chef de partie|kitchen porter
Chef: sous|commis|chef de partie|head chef|CDP|kitchen|brigade|covers
Running a section: my section|sauce|garnish|larder|grill|pastry section|ran the pass|the pass|fish section
Food preparation: prep|mise en place|prepped
Menu planning: menus|wrote the menu|specials|menu changes|tasting menu|seasonal menu|dishes|menu writing|designed menus|recipes|my menu|new menu|menu costing|costings|spec cards|dish cost|dish costs|menus with
Kitchen stock control: GP|gross profit|ordering|stock|food cost|food costs|wastage|margins|suppliers|stock takes|costed menus|inventory|stock count|placed the orders|waste sheet
Food hygiene Level 2: food hygiene|food safety|level 2 food
Food hygiene Level 3: food safety level 3|level 3 food|advanced hygiene|supervising food safety|food hygiene level 3
HACCP: HACCP|Safer Food Better Business|SFBB|EHO|five-star hygiene|5 star hygiene|food safety records|temperature logs|hygiene rating
Allergens: allergen|allergens|allergen matrix|allergy
Training kitchen staff: trained commis|apprentices|junior chefs|commis chefs|brought on
Fish cookery: fish|seafood|shellfish|filleting
Pastry: desserts|patisserie|pastry|breads
Catering: events|banqueting|weddings|functions|outside catering
Bar work: pulled pints|pints|barman|barmaid|bar staff|bartender|behind the bar|pub
Cellar management: cellar|cask|Cask Marque|line cleaning|barrels|kegs|real ale|beer lines
Personal Licence: personal licence|APLH|licensee|DPS|designated premises supervisor|personal licence holder|level 2 award for personal licence
Restaurant management: pub manager|landlord|landlady|licensee|general manager|assistant manager|deputy manager|ran the pub|bar manager|restaurant manager|publican|tenant|duty manager
Rota planning: rota|rotas|rostering|staffing|scheduling|roster|work schedule|wrote the rota|weekly rotas|staff rota|shift plan
Front of house: FOH|restaurant floor|waiting|host|front-of-house
Waiting on tables: waiter|waitress|waiting|served tables|table service|silver service
Hotel reception: front desk|receptionist|check-in|check in|checked in guests|reception|front office|guests arrivals|night porter|night auditor|guest arrivals|arrivals and departures
Opera PMS: Opera|Opera Cloud|Mews|Guestline|Rezlynx|Protel|Fidelio|PMS|Cloudbeds|RoomRaccoon|eviivo|booking system
Reservations: bookings|reservations|Booking.com|OTA|OTAs|Expedia|took bookings|channel manager|phone bookings
Guest service: guests|guest complaints|welcome|regulars|concierge|guest relations|TripAdvisor
Night audit: night audit|night auditor|closing the day|close the day|end-of-day balancing
Hotel housekeeping: rooms a day|housekeeping|rooms
EPOS: till|tills|EPOS|Zonal|Micros|Lightspeed|Toast|Square
Cocktails: cocktails|mixology
Wine knowledge: wines|wine list|WSET|sommelier
Event operations: weddings|functions|conferences|banquets|events|quiz nights|quiz night|open mic|live music|beer festival|launch evenings
Upselling: upsold|upsell|upgrades
Barista: coffee|barista|espresso
Sales: sold|sales|selling|account manager|sales executive|sales rep
B2B sales: B2B|sold to|trade customers|business customers|distributors|wholesalers|sales to businesses|resellers|merchants|trade counter|corporate accounts|field sales|territory|key accounts|trade accounts|foodservice|wholesale|trade sales|sold to shops|sold to businesses
Business development: new business|new accounts|opened accounts|won accounts|won new|new customers|cold calls|cold calling|prospecting|door knocking|hunting|new clients|accounts opened|opened new|knocked on doors|new logos|hunter
Account management: key accounts|client accounts|account manager|distributors|customer base|accounts worth|looked after accounts|managed accounts|existing customers|trade accounts|major accounts|portfolio of|patch of|account plans|joint business plans|range reviews
Lead generation: cold calls|cold calling|prospecting|leads|outbound|dials
Sales cycle: pipeline|closing|closed deals|from lead to|quotes|follow-up
Sales targets: target|targets|of target|quota|over target|beat target|hit target|KPI|KPIs|commission|top seller|above target|% of plan|made target|of plan|over plan|top 5|top 10|best in region|best in the region|salesperson of the year|award for sales|winner of|beat the sales|exceeded target|exceeded targets
Negotiation: negotiated|negotiating|negotiation|price increases|agreed prices|price reviews|rebate agreements|agreed terms|terms with suppliers|settled prices|bargained|contract renewals
Field sales: territory|on the road|area sales|visits a day|calls a day|field sales|rep|patch|regional|sales representative|territory rep|area sales manager|visits to customers
Telesales: telesales|telephone sales|phone sales|calls a day|outbound
Retail sales: shop floor|shop|store|retail|sales assistant|shop assistant|sales advisor
Store management: store manager|shop manager|assistant manager|ran the shop
Visual merchandising: displays|windows|planograms|merchandising
CRM: Salesforce|HubSpot|Dynamics|Pipedrive|Zoho|Sugar|customer database|pipeline records
Digital marketing: PPC|paid search|Google Ads|Meta Ads|SEO|paid social|email campaigns|performance marketing|online advertising|digital channels|digital campaigns|growth
SEO: organic traffic|organic search|Ahrefs|SEMrush|Screaming Frog|keyword|search rankings|technical SEO|backlinks|Search Console
Google Ads: PPC|AdWords|paid search|Performance Max|search campaigns|shopping campaigns|ROAS|pay per click|ad spend
Paid social: Meta Ads|Facebook Ads|LinkedIn Ads|TikTok Ads|paid social|Instagram ads
Social media marketing: Instagram|TikTok|Facebook|LinkedIn|social channels|followers|reels|social media|community management|Pinterest|Instagram page|Facebook page|social posts|page followers
Email marketing: Mailchimp|Klaviyo|newsletters|newsletter|email campaigns|Dotdigital|open rates|automations|Campaign Monitor|Brevo|lifecycle
Content marketing: blog|blogs|articles|content calendar|content plan|case studies|white papers
Copywriting: copy|wrote copy|blog posts|web copy|product descriptions|newsletter|articles
Google Analytics: GA4|GA|Looker Studio|Data Studio|analytics|Tag Manager|conversion tracking|web analytics
Marketing: marketing manager|marketing executive
Campaign management: campaigns|ran campaigns|launched
Marketing automation: HubSpot|Marketo|Klaviyo|Pardot|automations|workflows
Event management: exhibitions|trade shows|events|trade fairs|stands
Trade fairs: exhibitions|trade shows|trade fairs|stand at
Freight forwarding: freight|forwarders|containers|shipping
Incoterms: Incoterms|Incoterms 2020|letters of credit|EXW|FOB|CIF|DDP|DAP|export paperwork
Customs clearance: customs|export documents|export paperwork|certificates of origin|EUR1|commodity codes|ATR|commercial invoices
Driving licence: clean licence|full licence|full clean UK licence|clean UK licence|driving licence|driving license|full manual licence|clean full licence|full UK licence|permis B|category B|licence: full|B licence|B driving licence|full clean licence|full car licence|no points
`
