package scoring

const tradesTable = `
Electrical installation,,electrical installations|electrician|electricians|wiring|rewires|domestic electrics|containment and cabling|electrical fit-out|cable installation
18th Edition,qualification,18th Edition Wiring Regulations|BS 7671|BS7671|17th Edition|IET Wiring Regulations
Inspection and testing,,test and inspection|inspection & testing|testing and inspection|EICR|EICRs|electrical testing,City & Guilds 2391
City & Guilds 2391,qualification,2391|2394|2395|C&G 2391|2391-52
ECS card,licence,ECS gold card|JIB gold card|JIB card|Gold Card electrician
NVQ Level 3 Electrical,qualification,NVQ Level 3 Electrotechnical|NVQ 3 electrical|City & Guilds 2330|City & Guilds 2365|AM2|electrical apprenticeship|electrical NVQ
NICEIC,,NICEIC approved|NAPIT|Part P
PAT testing,,portable appliance testing
High voltage switching,licence,HV switching|HV authorised person|HV authorisation|SAP HV|authorised person HV
GWO certificates,licence,GWO|GWO Basic Safety|GWO BST|Global Wind Organisation|GWO working at heights
Wind turbine maintenance,,wind turbine technician|turbine maintenance|turbine technician|turbine servicing
Fire alarms and emergency lighting,,fire alarm systems|fire alarms|emergency lighting|intruder alarms|CCTV installation|access control systems
Plumbing,,plumber|pipework|plumbing and heating|bathroom installation|sanitary ware
Gas Safe registration,licence,Gas Safe|Gas Safe registered|ACS gas|CCN1|gas engineer|ACS qualified
Heating systems,,boiler installation|boilers|boiler servicing|central heating|underfloor heating|heating engineer
Heat pumps,,air source heat pump|ground source heat pump|heat pump installation
Refrigeration and air conditioning,,refrigeration engineer|F-Gas|F Gas|refrigeration|chillers
Carpentry and joinery,,carpenter|carpentry|joiner|joinery|first fix|second fix|shuttering|bench joinery
Bricklaying,,bricklayer|brickwork|blockwork|pointing
Plastering,,plasterer|skimming|rendering walls|dry lining|drylining|plasterboarding
Painting and decorating,,painter and decorator|decorator|decorating|wallpapering|spray painting
Tiling,,wall and floor tiling|tiler|floor laying|flooring installation
Roofing,,roofer|slating|flat roofing|roof repairs|leadwork
Scaffolding,,scaffolder|CISRS|CISRS card
Groundworks,,groundworker|groundworks|excavations|kerbing|duct laying|drain laying
Concrete works,,concreting|formwork|steel fixing|concrete finishing
Plant operation,,excavator|360 excavator|plant operator|dumper|telehandler|crane operator|roller driver|JCB
Crane operation,,crane driving|tower crane|mobile crane|overhead crane|slinging|slinger signaller|banksman
Welding,,welder|MIG welding|MIG|TIG welding|TIG|MMA welding|arc welding|coded welder|MIG/TIG|6G welding
Welding coding,qualification,ASME IX|EN ISO 9606|BS 4872|EN 287|coding to ASME IX
Fabrication,,fabricator|sheet metal|metal fabrication|steel fabrication|fabricating
Pipefitting,,pipe fitter|pipefitter|steamfitter|pipe fitting
Mechanical fitting,,mechanical fitter|fitter|maintenance fitter|millwright|plant fitter
Reading technical drawings,,read technical drawings|read a drawing|read and interpret drawings|read plans|reading drawings|blueprint reading|read blueprints|engineering drawings|interpreting drawings|electrical drawings|read drawings|wiring diagrams
Hand and power tools,,power tools|hand tools|use of tools
Vehicle maintenance,,vehicle technician|motor mechanic|car mechanic|vehicle mechanic|MOT tester|servicing and repair|vehicle diagnostics|auto mechanic|HGV technician|ASE certified
Bodywork repair,,panel beater|vehicle body repair|paint sprayer|panel beating
Locksmithing,,locksmith
Glazing,,glazier|window fitter|window fitting|double glazing
Gardening and landscaping,,landscaper|gardener|groundsman|grounds maintenance|landscaping|hedge cutting|horticulture|planting schemes
Tree surgery,,arborist|tree surgeon|chainsaw|arboriculture|NPTC
Pest control,,pest controller|BPCA
Cleaning,,cleaner|commercial cleaning|office cleaning|deep cleaning|housekeeping duties|domestic cleaning|janitor|custodian|mopping
COSHH,,control of substances hazardous to health|cleaning chemicals|handling of chemicals
Window cleaning,,water fed pole
Facilities maintenance,,facilities management|building maintenance|handyman|handyperson|maintenance technician|caretaker|caretaking|minor repairs|general maintenance|facilities manager
Legionella testing,,legionella|water hygiene|water temperature checks
Facilities compliance,,statutory compliance|building compliance|contractor management|managing contractors
Security guarding,,security officer|security guard|door supervisor|doorman|patrols|static guarding|manned guarding
SIA licence,licence,SIA|SIA badge|SIA door supervisor|SIA CCTV|Security Industry Authority|guard card
CCTV monitoring,,CCTV|control room operator|surveillance monitoring
Asbestos awareness,licence,UKATA|asbestos training
IPAF,licence,IPAF card|PASMA|MEWP|MEWPs|cherry picker licence|scissor lift
Abrasive wheels,licence,abrasive wheel certificate
Sewing and textiles,,sewing machinist|dressmaking|pattern cutting|garment construction|tailoring|upholstery
Woodworking,,cabinet making|furniture making|CNC router|spindle moulder|wood machinist
Printing,,print finishing|offset printing|digital printing|large format printing
Food production,,food production operative|food manufacturing|food factory|GMP food|BRC standards|BRCGS
Butchery,,butcher|boning|meat cutting|knife skills meat
Fishing and deckhand work,,deckhand|deck hand|trawler|fishing vessel|seamanship
Farm work,,farm worker|livestock|milking|crop production|tractor driving|harvesting|stockman
Hairdressing,,hairdresser|hair stylist|hair cutting and colouring|barbering|barber|hair colouring
Beauty therapy,,beauty therapist|facials|waxing|nail technician|massage therapy|manicure
Personal training,,personal trainer|fitness instructor|gym instructor|REPs Level 3|group exercise classes|CIMSPA
Lifeguarding,licence,lifeguard|NPLQ|pool lifeguard|RLSS
`
