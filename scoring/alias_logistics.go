package scoring

const logisticsTable = `
Warehouse work,,warehouse|warehousing|warehouse operative|warehouse assistant|warehouse operations|distribution centre|distribution center|fulfilment centre|warehouse associate|stockroom|warehouse experience|material handler
Picking and packing,,pick and pack|picking|packing|order picking|order picker|picker packer|pick packing|pick orders|voice picking|picker
Goods in and dispatch,,goods in|goods-in|goods out|goods inwards|despatch|dispatch|shipping and receiving|receiving goods|loading and unloading|unloading containers|loading vehicles|booking in deliveries|unload lorries|load and unload
Stock control,,inventory control|inventory management|stock counts|cycle counts|cycle counting|stock management|stock checks|stocktakes|inventory|stock takes|stocktaking|stock accuracy
Handheld scanners,,RF scanner|RF scanners|hand-held scanner|barcode scanner|handheld scanner|scanners|RF guns
Warehouse management systems,,WMS|warehouse management system|SAP EWM|Manhattan WMS|Red Prairie|Blue Yonder
Forklift licence,licence,forklift|fork lift|FLT licence|FLT|forklift truck|fork lift licence|forklift certificate|forklift certified|forklift driver|RTITB|ITSSAR|forklift license,Counterbalance forklift licence|Reach truck licence
Counterbalance forklift licence,licence,counterbalance|counter balance|counterbalance forklift|counterbalance licence|counterbalance truck|counterbalance forklift truck
Reach truck licence,licence,reach truck|reach forklift|reach licence|reach truck driver|reach FLT
Powered pallet truck,licence,PPT|pallet truck|LLOP|low level order picker|electric pallet truck|pump truck|VNA licence|pallet jack
Manual handling,,heavy lifting|manual handling training|lifting up to 25 kg|lifting boxes|safe lifting
Cold store work,,cold store|chilled warehouse|frozen warehouse|cold storage|freezer work
Warehouse supervision,,warehouse supervisor|warehouse manager|shift manager warehouse|warehouse team leader|supervising warehouse|shift supervisor
Supply chain,,supply chain management|supply chain planning|supply planner|S&OP|demand planning|supply chain coordinator
Production planning,,production scheduling|production planner|MRP|material requirements planning|capacity planning
Logistics,,logistics coordinator|logistics coordination|logistics manager|logistics experience|logistics industry|third party logistics|3PL
Transport planning and routing,,transport planner|route planning|delivery scheduling|transport manager|fleet scheduling|route optimisation|load planning|postcode routing|Paragon routing
Fleet management,,fleet manager|vehicle fleet|tachograph analysis|O licence|operator licence|telematics
Transport Manager CPC,qualification,CPC transport manager|Certificate of Professional Competence transport|International CPC|national CPC holder
Freight forwarding,,freight forwarder|freight|air freight|sea freight|ocean freight|forwarding|shipping and freight|shipping agency|shipping industry
Customs clearance,,customs|customs declarations|customs broker|import and export|import/export|customs entries|export documentation|CDS declarations
Incoterms,,Inco terms|letters of credit|bills of lading
Dangerous goods,licence,ADR|ADR licence|hazardous goods|IATA DGR|DGSA|hazmat|IMDG|hazmat endorsement
Port operations,,terminal operations|stevedoring|stevedore|port terminal|container terminal|vessel operations|dock worker|quayside
Parcel delivery,,courier|multi-drop|multidrop|delivery driver|van driver|parcel delivery driver|last mile|multi-drop delivery|delivery driving
HGV driving,,lorry driver|truck driver|HGV driver|LGV driver|articulated lorries|artic driver|artic|artics|tramping|long haul|trucking
Passenger driving,,bus driver|coach driver|taxi driver|minibus driver|chauffeur|private hire
Tachograph rules,,tachograph|tacho|drivers' hours|driver hours regulations|hours of service
Vehicle checks,,daily vehicle checks|walkaround checks|pre-trip inspections|defect reporting
Load security,,securing loads|strapping loads|load restraint|tail lift
Purchasing systems,,Coupa|SAP Ariba|e-procurement
CIPS,qualification,MCIPS|CIPS Level 4|Chartered Institute of Procurement|CIPS qualified
Inventory planning,,stock planning|replenishment planning|safety stock
Goods inspection,,quality checks on goods|checking deliveries|damage checks
`
