package sandbox

import (
	"strings"
	"sync"
)

// nation is a country with its codes of ISO 3166-1.
type nation struct{ code, alpha3, name string }

// nations lists countries that people may name in an address.
const nations = "" +
	"AF AFG Afghanistan;AL ALB Albania;DZ DZA Algeria;AD AND Andorra;AO AGO Angola;AR ARG Argentina;" +
	"AM ARM Armenia;AU AUS Australia;AT AUT Austria;AZ AZE Azerbaijan;BS BHS Bahamas;BH BHR Bahrain;" +
	"BD BGD Bangladesh;BB BRB Barbados;BY BLR Belarus;BE BEL Belgium;BZ BLZ Belize;BJ BEN Benin;BM BMU Bermuda;" +
	"BT BTN Bhutan;BO BOL Bolivia;BA BIH Bosnia and Herzegovina;BW BWA Botswana;BR BRA Brazil;BN BRN Brunei;" +
	"BG BGR Bulgaria;BF BFA Burkina Faso;BI BDI Burundi;KH KHM Cambodia;CM CMR Cameroon;CA CAN Canada;" +
	"CV CPV Cape Verde;KY CYM Cayman Islands;CF CAF Central African Republic;TD TCD Chad;CL CHL Chile;" +
	"CN CHN China;CO COL Colombia;KM COM Comoros;CG COG Congo;CD COD Congo, Democratic Republic of the;" +
	"CR CRI Costa Rica;CI CIV Côte d'Ivoire;HR HRV Croatia;CU CUB Cuba;CY CYP Cyprus;CZ CZE Czechia;" +
	"DK DNK Denmark;DJ DJI Djibouti;DO DOM Dominican Republic;EC ECU Ecuador;EG EGY Egypt;SV SLV El Salvador;" +
	"GQ GNQ Equatorial Guinea;ER ERI Eritrea;EE EST Estonia;SZ SWZ Eswatini;ET ETH Ethiopia;FO FRO Faroe Islands;" +
	"FJ FJI Fiji;FI FIN Finland;FR FRA France;GA GAB Gabon;GM GMB Gambia;GE GEO Georgia;DE DEU Germany;" +
	"GH GHA Ghana;GI GIB Gibraltar;GR GRC Greece;GL GRL Greenland;GD GRD Grenada;GT GTM Guatemala;GG GGY Guernsey;" +
	"GN GIN Guinea;GW GNB Guinea-Bissau;GY GUY Guyana;HT HTI Haiti;HN HND Honduras;HK HKG Hong Kong;" +
	"HU HUN Hungary;IS ISL Iceland;IN IND India;ID IDN Indonesia;IR IRN Iran;IQ IRQ Iraq;IE IRL Ireland;" +
	"IM IMN Isle of Man;IL ISR Israel;IT ITA Italy;JM JAM Jamaica;JP JPN Japan;JE JEY Jersey;JO JOR Jordan;" +
	"KZ KAZ Kazakhstan;KE KEN Kenya;KR KOR South Korea;XK XKX Kosovo;KW KWT Kuwait;KG KGZ Kyrgyzstan;LA LAO Laos;" +
	"LV LVA Latvia;LB LBN Lebanon;LS LSO Lesotho;LR LBR Liberia;LY LBY Libya;LI LIE Liechtenstein;" +
	"LT LTU Lithuania;LU LUX Luxembourg;MO MAC Macao;MG MDG Madagascar;MW MWI Malawi;MY MYS Malaysia;" +
	"MV MDV Maldives;ML MLI Mali;MT MLT Malta;MR MRT Mauritania;MU MUS Mauritius;MX MEX Mexico;MD MDA Moldova;" +
	"MC MCO Monaco;MN MNG Mongolia;ME MNE Montenegro;MA MAR Morocco;MZ MOZ Mozambique;MM MMR Myanmar;" +
	"NA NAM Namibia;NP NPL Nepal;NL NLD Netherlands;NZ NZL New Zealand;NI NIC Nicaragua;NE NER Niger;" +
	"NG NGA Nigeria;MK MKD North Macedonia;NO NOR Norway;OM OMN Oman;PK PAK Pakistan;PS PSE Palestine;" +
	"PA PAN Panama;PG PNG Papua New Guinea;PY PRY Paraguay;PE PER Peru;PH PHL Philippines;PL POL Poland;" +
	"PT PRT Portugal;PR PRI Puerto Rico;QA QAT Qatar;RO ROU Romania;RU RUS Russia;RW RWA Rwanda;" +
	"SA SAU Saudi Arabia;SN SEN Senegal;RS SRB Serbia;SC SYC Seychelles;SL SLE Sierra Leone;SG SGP Singapore;" +
	"SK SVK Slovakia;SI SVN Slovenia;SO SOM Somalia;ZA ZAF South Africa;SS SSD South Sudan;ES ESP Spain;" +
	"LK LKA Sri Lanka;SD SDN Sudan;SR SUR Suriname;SE SWE Sweden;CH CHE Switzerland;SY SYR Syria;TW TWN Taiwan;" +
	"TJ TJK Tajikistan;TZ TZA Tanzania;TH THA Thailand;TL TLS Timor-Leste;TG TGO Togo;TT TTO Trinidad and Tobago;" +
	"TN TUN Tunisia;TR TUR Türkiye;TM TKM Turkmenistan;UG UGA Uganda;UA UKR Ukraine;AE ARE United Arab Emirates;" +
	"GB GBR United Kingdom;US USA United States;UY URY Uruguay;UZ UZB Uzbekistan;VE VEN Venezuela;VN VNM Vietnam;" +
	"YE YEM Yemen;ZM ZMB Zambia;ZW ZWE Zimbabwe"

var nationsByName = sync.OnceValue(func() map[string]nation {
	all := map[string]nation{}
	for entry := range strings.SplitSeq(nations, ";") {
		n := nation{code: entry[:2], alpha3: entry[3:6], name: entry[7:]}
		for _, name := range []string{n.code, n.alpha3, n.name} {
			all[strings.ToLower(name)] = n
		}
	}
	all["turkey"], all["czech republic"], all["uk"] = all["tr"], all["cz"], all["gb"]
	all["united states of america"], all["ivory coast"] = all["us"], all["ci"]
	return all
})

// countryOf finds a country by its name or one of its codes.
func countryOf(typed string) (nation, bool) {
	n, ok := nationsByName()[strings.ToLower(strings.TrimSpace(typed))]
	return n, ok
}
