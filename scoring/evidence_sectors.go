package scoring

import (
	"strings"
	"sync"
)

// sectorTellings tell that somebody has worked in a branch of trade. Here an employer's name is evidence too.
const sectorTellings = `
Financial services|Finance sector|Banking sector|Banking|Insurance industry: bank|bank's|retail bank|building society|credit union|mortgages|mortgage|insurance|insurer|pensions provider|current accounts|lending|underwriters|investments|actuarial|wealth management
Food industry|Food manufacturing|Food production|Food and drink|Food sector|FMCG: food and drink|food business|food factory|foods|dairy|dairies|cheese|butter|yoghurt|bakery|bakeries|brewery|cider|wine|confectionery|seafood|meat|crisps|foodservice|grocery|supermarkets|delicatessens|ready meals|chilled|frozen foods
Manufacturing|Manufacturing industry|Manufacturing environment|Factory experience|Factory environment|Production environment: factory|factories|foundry|castings|production line|assembly line|plastics|manufacturer
Construction|Construction industry|Building industry|Construction sector: main contractor|building contractor|housebuilder|building site|building sites|builders merchant|roofing|groundworks|joinery|scaffolding
Charity sector|Charity|Third sector|Not-for-profit|Voluntary sector: charity|charities|food bank|trustees|housing association|hospice
Public sector|Local government|Local authority|Government: council|borough|county council|local authority|civil service|NHS|ministry
NHS|NHS experience|Working in the NHS: NHS|hospital trust|infirmary|health board|NHS trust
Retail|Retail experience|Retail industry|Retail sector|Shop work: shop|shops|store manager|supermarket|sales floor|shop floor|boutique
Hospitality industry|Hospitality sector|Hospitality experience: hotel|restaurant|pub|cafe|guest house
Logistics industry|Logistics sector|Transport industry|Haulage: haulage|haulier|distribution centre|freight|parcels|depot|couriers
Education sector|Schools|Working in schools|School experience: school|academy|college|primary|secondary
Industrial consumables|Consumables|Packaging or industrial consumables|Trade supplies: consumables|fixings|sealants|adhesives|workwear|packaging|tapes|abrasives|janitorial
Packaging industry|Packaging: packaging|cartons|corrugated|pallet wrap
Automotive|Automotive industry|Motor trade: garage|dealership|car plant|body shop
Agriculture|Farming|Agricultural sector: farm|farms|livestock|dairy herd|crops|agronomy
Pharmaceutical industry|Pharmaceuticals|Life sciences: pharmaceutical|pharma|clinical trials|GMP
Energy sector|Oil and gas|Energy industry|Utilities: oil rig|offshore platform|gas network|refinery|power station|wind farm|utility|water company
Care sector|Social care sector|Health and social care: care home|nursing home|domiciliary|supported living|carer
`

// sectors are the names that sectorTellings stand by.
var sectors = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(sectorTellings) {
		if names, _, ok := strings.Cut(line, ": "); ok {
			for _, name := range splitNames(names) {
				set[comparedName(name)] = true
			}
		}
	}
	return set
})
