package scoring

const hospitalityTable = `
Professional kitchen work,,professional kitchen|commercial kitchen|busy kitchen|kitchen experience|restaurant kitchen|kitchen environment|line cook|cook|cooking
Chef,,chef de partie|sous chef|head chef|commis chef|demi chef|demi chef de partie|executive chef|junior sous chef|CDP|chef experience
Running a section,,run a section|run your section|section management|own section|running the section|running a station|sauce section|ran the section|line cooking
Food preparation,,food prep|prepping food|mise en place|prep and service|preparing food|preparing dishes
Fish cookery,,fish preparation|knife skills on fish|filleting fish|fish section|shellfish|seafood|fish butchery|filleting|fillet fish
Pastry,,pastry chef|patisserie|pastry section|desserts|larder
Baking,,baker|bakery|bread making|sourdough|cake decorating
Grill section,,grill chef|grill cook|barbecue
Butchery in kitchens,,meat preparation|kitchen butchery
Menu planning,,menu development|menu design|menu costing|menu creation|writing menus
Kitchen stock control,,ordering for the section|stock rotation|food cost|food costs|gross profit|GP margins|ordering stock|wastage|food waste|stock ordering
Food hygiene Level 2,licence,Level 2 food hygiene|Level 2 Food Safety|Level 2 Award in Food Safety|food hygiene certificate|food hygiene|food handler certificate|food handlers card|basic food hygiene|ServSafe|food safety certificate,Food hygiene Level 3
Food hygiene Level 3,licence,Level 3 food hygiene|Level 3 Food Safety|Level 3 Award in Food Safety|advanced food hygiene
HACCP,,hazard analysis|HACCP plans|food safety management
Allergens,,allergen|allergen awareness|allergen management|allergen control|Natasha's Law|grasp of allergens|food allergens
NVQ Professional Cookery,qualification,NVQ Level 2 Professional Cookery|NVQ Level 3 Professional Cookery|Diploma in Professional Cookery|City & Guilds 706|City & Guilds 7100|NVQ Level 2 or 3 in professional cookery|706/1|culinary arts|culinary school|Cordon Bleu diploma|professional cookery
Rosette standard,,rosette|AA Rosette|Michelin|Michelin star|fine dining
Catering,,contract catering|event catering|catering assistant|mass catering|banqueting|functions and events
Kitchen porter work,,kitchen porter|dishwasher|pot wash|kitchen assistant|kitchen cleaning
Waiting on tables,,waiter|waitress|table service|waiting staff|serving food|silver service|food service|restaurant server|food and beverage service|food runner
Bar work,,bartender|bar staff|barperson|bar tending|bartending|serving drinks|bar service|bar supervisor
Cocktails,,mixology|cocktail making
Barista,,coffee making|espresso|latte art|coffee shop|speciality coffee
Cellar management,,cellar|keg changing|cask ale|beer lines
Wine knowledge,,sommelier|wine service|wine list
WSET,qualification,WSET Level 2|WSET Level 3|Court of Master Sommeliers
Personal Licence,licence,personal licence holder|personal alcohol licence|APLH|premises licence|TIPS certified|alcohol licence|licensed premises
Front of house,,FOH|restaurant supervisor|maitre d|host duties|greeting guests|restaurant manager|front-of-house|seating guests
Restaurant management,,restaurant manager experience|general manager of a restaurant|pub manager|food and beverage manager|F&B manager|hospitality management|bar manager
Rota planning,,staff rotas|writing rotas|planning rotas|rota management|scheduling staff|shift planning|staff scheduling
Hotel reception,,front desk|front office|hotel receptionist|guest check-in|check-in and check-out|checking guests in|hotel front desk
Night audit,,night auditor|night auditing
Opera PMS,,Opera|Opera system|property management system|Fidelio|Mews PMS|Opera Cloud|Guestline
Reservations,,taking reservations|bookings|reservations agent|OpenTable|ResDiary|table bookings
Hotel housekeeping,,room attendant|housekeeper|housekeeping|chambermaid|linen|turning rooms|hotel rooms
Concierge,,guest relations|bell desk
Guest service,,guest experience|looking after guests|guest satisfaction|hospitality service|hospitality experience|welcoming guests
Hospitality,,hospitality industry|hotels|restaurants|hotel experience|restaurant experience|restaurant
EPOS,,till systems|EPOS systems|Micros POS|Toast POS|Square POS
Event operations,,weddings|wedding coordination|conference and banqueting|event set-up
Upselling,,up-selling|suggestive selling
Cabin crew,,flight attendant|in-flight service|air cabin crew
Tour guiding,,tour guide|guided tours|visitor services|visitor experience
Training kitchen staff,,training commis|bring on a commis|mentoring junior chefs|training junior chefs
`
