package sandbox

// culture is where a name comes from. A name that is not in Latin letters has its Latin form after a bar.
type culture struct {
	weight           int
	given, family    []string
	language, locale string
	towns            []place // where people live who do not live in Britain or Jersey
}

// place is a town; its code has letters and digits where # stands for a random digit.
type place struct {
	town, code string
	country    *country
}

type country struct{ name, code, alpha3 string }

var (
	britain  = &country{"United Kingdom", "GB", "GBR"}
	jersey   = &country{"Jersey", "JE", "JEY"}
	ireland  = &country{"Ireland", "IE", "IRL"}
	portugal = &country{"Portugal", "PT", "PRT"}
	spain    = &country{"Spain", "ES", "ESP"}
	france   = &country{"France", "FR", "FRA"}
	germany  = &country{"Germany", "DE", "DEU"}
	poland   = &country{"Poland", "PL", "POL"}
	italy    = &country{"Italy", "IT", "ITA"}
	norway   = &country{"Norway", "NO", "NOR"}
	turkey   = &country{"Türkiye", "TR", "TUR"}
	america  = &country{"United States", "US", "USA"}
	canada   = &country{"Canada", "CA", "CAN"}
	india    = &country{"India", "IN", "IND"}
	pakistan = &country{"Pakistan", "PK", "PAK"}
	filipino = &country{"Philippines", "PH", "PHL"}
	nigeria  = &country{"Nigeria", "NG", "NGA"}
	ghana    = &country{"Ghana", "GH", "GHA"}
	africa   = &country{"South Africa", "ZA", "ZAF"}
	algeria  = &country{"Algeria", "DZ", "DZA"}
	ukraine  = &country{"Ukraine", "UA", "UKR"}
	greece   = &country{"Greece", "GR", "GRC"}
	czechia  = &country{"Czechia", "CZ", "CZE"}
	vietnam  = &country{"Vietnam", "VN", "VNM"}
	taiwan   = &country{"Taiwan", "TW", "TWN"}
)

// homePlaces are where most applicants live, whatever they are called.
var homePlaces = []place{
	{"Portsmouth", "PO# #ZZ", britain}, {"Portsmouth", "PO# #ZZ", britain}, {"Gosport", "PO12 #ZZ", britain}, {"Southampton", "SO1# #ZZ", britain},
	{"Plymouth", "PL# #ZZ", britain}, {"Saltash", "PL12 #ZZ", britain}, {"Exeter", "EX# #ZZ", britain}, {"Bristol", "BS# #ZZ", britain},
	{"Edinburgh", "EH# #ZZ", britain}, {"Glasgow", "G1# #ZZ", britain}, {"Cardiff", "CF1# #ZZ", britain}, {"Leeds", "LS# #ZZ", britain},
	{"Hull", "HU# #ZZ", britain}, {"London", "E1# #ZZ", britain}, {"Birmingham", "B1# #ZZ", britain}, {"Newcastle upon Tyne", "NE# #ZZ", britain},
	{"St Helier", "JE2 #ZZ", jersey}, {"St Brelade", "JE3 #ZZ", jersey}, {"Dublin", "D0# Z9Z#", ireland}, {"Cork", "T12 Z9Z#", ireland},
	{"Lisbon", "1#00-###", portugal}, {"Porto", "4#00-###", portugal},
}

var cultures = []culture{
	{
		22, []string{"Oliver", "Amelia", "Jack", "Isla", "Harriet", "George", "Megan", "Callum", "Rhys", "Catrin", "Fiona", "Alasdair", "Bethan", "Darren", "Joanne", "Simon", "Lucy", "Kieran", "Gemma", "Stuart", "Zoë", "Chloe"},
		[]string{"Bennett", "Hargreaves", "Pemberton", "MacLeod", "Davies", "Whitfield", "Ogilvie", "Thackeray", "Cartwright", "Fairbairn", "Llewellyn", "Hobbs", "Tregenza", "Ashworth", "Drummond", "Kirkbride", "Penhaligon", "Sugden", "Marsh", "Rowntree"},
		"English", "en", []place{{"Boston", "021##", america}, {"Halifax", "B3H #Z#", canada}},
	},
	{
		7, []string{"Aisling", "Ciarán", "Niamh", "Seán", "Róisín", "Pádraig", "Orla", "Eoghan", "Sinéad", "Donal"},
		[]string{"O'Sullivan", "Ní Bhriain", "Kavanagh", "Mac Giolla", "O'Dowd", "Brennan", "Gallagher", "Tierney", "Ó Néill"},
		"Irish", "ga", []place{{"Galway", "H91 Z9Z#", ireland}, {"Limerick", "V94 Z9Z#", ireland}},
	},
	{
		7, []string{"Agnieszka", "Paweł", "Małgorzata", "Krzysztof", "Zuzanna", "Łukasz", "Katarzyna", "Wojciech", "Ewa", "Bartosz"},
		[]string{"Wiśniewska", "Kowalczyk", "Dąbrowski", "Szymańska", "Woźniak", "Jabłoński", "Górska", "Pawlak", "Mazur", "Zając"},
		"Polish", "pl", []place{{"Gdańsk", "80-###", poland}, {"Kraków", "31-###", poland}},
	},
	{
		8, []string{"João", "Mariana", "Tiago", "Inês", "Rui", "Beatriz", "Gonçalo", "Thaís", "Luís", "Conceição", "Caetano"},
		[]string{"Figueiredo", "Gonçalves", "Azevedo", "Brandão", "Pinheiro", "Teixeira", "Magalhães", "Simões", "Moura", "Falcão"},
		"Portuguese", "pt", []place{{"Setúbal", "29##-###", portugal}, {"Braga", "47##-###", portugal}, {"Coimbra", "30##-###", portugal}},
	},
	{
		6, []string{"Lucía", "Álvaro", "Nerea", "Iñaki", "Ximena", "Joaquín", "Begoña", "Mateo", "Rocío", "Andrés"},
		[]string{"Ibáñez", "Etxeberria", "Quiñones", "Carrasco", "Múgica", "Peñalver", "Cifuentes", "Olmedo", "Zúñiga"},
		"Spanish", "es", []place{{"Vigo", "362##", spain}, {"Málaga", "290##", spain}},
	},
	{
		5, []string{"Noémie", "Thibault", "Anaïs", "Yann", "Maëlle", "Gaël", "Océane", "Benoît", "Solène"},
		[]string{"Lefèvre", "Kermarrec", "Dubreuil", "Chauvin", "Le Goff", "Bérard", "Fontenoy", "Guérin"},
		"French", "fr", []place{{"Brest", "292##", france}, {"Rennes", "350##", france}},
	},
	{
		4, []string{"Jürgen", "Annika", "Matthias", "Käthe", "Sören", "Ulrike", "Björn", "Heike"},
		[]string{"Großmann", "Müllerschön", "Brandt", "Köhler", "Petersen", "Schäfer", "Vogelsang", "Jäger"},
		"German", "de", []place{{"Rostock", "180##", germany}, {"Bremen", "281##", germany}},
	},
	{
		3, []string{"Ingrid", "Håkon", "Sigrún", "Åse", "Lærke", "Torbjørn", "Freja", "Ørjan"},
		[]string{"Bjørnstad", "Ødegård", "Halvorsen", "Solbakken", "Lindqvist", "Kjær", "Þórsdóttir"},
		"Norwegian", "en", []place{{"Bergen", "50##", norway}},
	},
	{
		4, []string{"Chiara", "Matteo", "Niccolò", "Giulia", "Saverio", "Ilaria", "Teodoro"},
		[]string{"Bevilacqua", "D'Alessandro", "Marchetti", "Santoro", "Ferraris", "Pellegrini"},
		"Italian", "it", []place{{"Genoa", "161##", italy}, {"Parma", "431##", italy}},
	},
	{
		4, []string{"Ayşe", "Emre", "Gülşah", "Çağlar", "Zeynep", "Barış", "İrem", "Tuğba"},
		[]string{"Yıldırım", "Öztürk", "Şahin", "Karaca", "Ünal", "Çelikkol"},
		"Turkish", "tr", []place{{"Izmir", "350##", turkey}},
	},
	{
		7, []string{"Noor", "Yusuf", "Layla", "Tariq", "Rania", "Karim", "Hind", "Bilal", "Salma", "Amine"},
		[]string{"Haddad", "Benali", "Al-Masri", "Khelifi", "Mansour", "Bouzid", "Nasser", "El Amrani", "Saleh"},
		"Arabic", "en", []place{{"Oran", "31###", algeria}, {"Algiers", "16###", algeria}},
	},
	{
		8, []string{"Ananya", "Rohan", "Meenakshi", "Arjun", "Divya", "Harpreet", "Sanjay", "Lakshmi", "Vikram", "Neha"},
		[]string{"Iyer", "Chatterjee", "Patel", "Nambiar", "Gill", "Deshpande", "Reddy", "Krishnan", "Bhattacharya"},
		"Hindi", "en", []place{{"Pune", "411###", india}, {"Kochi", "682###", india}},
	},
	{
		4, []string{"Ayesha", "Imran", "Zainab", "Faisal", "Mahnoor", "Shahid", "Nusrat"},
		[]string{"Qureshi", "Malik", "Chowdhury", "Siddiqui", "Rahman", "Baig"},
		"Urdu", "en", []place{{"Lahore", "54###", pakistan}},
	},
	{
		5, []string{"Maricel", "Jose Miguel", "Rowena", "Arnel", "Kristine", "Danilo"},
		[]string{"Dela Cruz", "Bautista", "Villanueva", "Magbanua", "Santos", "Ocampo"},
		"Tagalog", "en", []place{{"Manila", "10##", filipino}, {"Cebu", "60##", filipino}},
	},
	{
		8, []string{"Chidinma", "Olumide", "Adaeze", "Kwame", "Temitope", "Efua", "Ikenna", "Yewande", "Kofi", "Ngozi"},
		[]string{"Okafor", "Adeyemi", "Mensah", "Eze", "Boateng", "Olawale", "Nwosu", "Asante", "Babatunde"},
		"Yoruba", "en", []place{{"Lagos", "10####", nigeria}, {"Accra", "GA-###", ghana}},
	},
	{
		4, []string{"Thandiwe", "Sipho", "Wanjiru", "Tendai", "Lerato", "Baraka", "Pieter"},
		[]string{"Nkosi", "Moyo", "Kamau", "Dlamini", "van der Westhuizen", "Otieno", "Mutasa"},
		"Swahili", "en", []place{{"Durban", "4###", africa}},
	},
	{
		3, []string{"Xiaoming", "Mei Ling", "Jiahao", "Yan", "Wei", "Siu Fung"},
		[]string{"Zhang", "Lau", "Chen", "Ng", "Huang", "Tsang"},
		"Mandarin", "en", []place{{"Taipei", "1##", taiwan}},
	},
	{
		3, []string{"Linh", "Minh Đức", "Thị Hương", "Quốc Bảo", "Thảo"},
		[]string{"Nguyễn", "Trần", "Phạm", "Đỗ", "Lê"},
		"Vietnamese", "vi", []place{{"Haiphong", "18####", vietnam}},
	},
	{
		4, []string{"Jiří", "Zsófia", "Ștefan", "Markéta", "László", "Ioana", "Žaneta", "Tomáš"},
		[]string{"Dvořáková", "Szabó", "Ionescu", "Novotný", "Kőrösi", "Mureșan", "Hájek"},
		"Czech", "cs", []place{{"Brno", "602 ##", czechia}},
	},
	{
		3, []string{"Marlon", "Keisha", "Devonte", "Shanice", "Tyrell", "Imani"},
		[]string{"Campbell-Joseph", "Baptiste", "Grant", "Sinclair-Brown", "St. Louis"},
		"English", "en", []place{{"Toronto", "M5V #Z#", canada}, {"Baltimore", "212##", america}},
	},
	// People who write their names in other scripts.
	{
		2, []string{"Олена|Olena", "Андрій|Andrii", "Катерина|Kateryna", "Дмитро|Dmytro"},
		[]string{"Шевченко|Shevchenko", "Бондаренко|Bondarenko", "Коваль|Koval"},
		"Ukrainian", "uk", []place{{"Odesa", "65###", ukraine}},
	},
	{
		1, []string{"Ελένη|Eleni", "Γιώργος|Giorgos", "Δήμητρα|Dimitra"},
		[]string{"Παπαδοπούλου|Papadopoulou", "Νικολάου|Nikolaou"},
		"Greek", "en", []place{{"Piraeus", "185 ##", greece}},
	},
	{
		1, []string{"芳|Fang", "志强|Zhiqiang", "雨婷|Yuting"},
		[]string{"王|Wang", "李|Li", "陈|Chen"},
		"Mandarin", "zh", nil,
	},
	{
		1, []string{"さくら|Sakura", "健太|Kenta"},
		[]string{"田中|Tanaka", "山本|Yamamoto"},
		"Japanese", "ja", nil,
	},
	{
		1, []string{"فاطمة|Fatima", "خالد|Khalid"},
		[]string{"الخطيب|Alkhatib", "زيدان|Zidan"},
		"Arabic", "en", []place{{"Algiers", "16###", algeria}},
	},
	{
		1, []string{"प्रिया|Priya", "अमित|Amit"},
		[]string{"शर्मा|Sharma", "वर्मा|Verma"},
		"Hindi", "en", []place{{"Pune", "411###", india}},
	},
}
