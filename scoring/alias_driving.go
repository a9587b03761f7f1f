package scoring

const drivingTable = `
Driving licence,licence,full UK driving licence|full driving licence|driver's licence|driver's license|driving license|drivers licence|drivers license|clean driving licence|driving licence category B|category B licence|UK driving licence|valid driving licence|full clean licence|clean licence|full licence|able to drive|full UK licence|valid driver's license
Own vehicle,licence,own car|access to a car|own transport|access to a vehicle|use of a car|car owner|access to own vehicle
Category C licence,licence,HGV Class 2|Class 2 licence|LGV C|Cat C licence|HGV 2|Category C|Class 2|LGV Class 2|Class 2 driver|Cat C|HGV Class II
Category C+E licence,licence,HGV Class 1|Class 1 licence|LGV C+E|Cat C+E|C+E licence|HGV 1|Category C+E|Class 1 driver|Category CE|Cat CE|HGV Class 1 licence|LGV Class 1|C&E licence|Class 1
HGV licence,licence,LGV licence|HGV|LGV|lorry licence|HGV license,Category C licence|Category C+E licence
C1 licence,licence,Category C1|7.5 tonne licence|7.5t licence|7.5 tonne
D1 licence,licence,Category D1|D1 minibus|MIDAS minibus|MiDAS
PCV licence,licence,Category D licence|PSV licence|bus licence|PCV|Category D
CDL,licence,CDL Class A|CDL Class B|Class A CDL|commercial driver's license|Class A license|commercial drivers license|CDL-A
Driver CPC,licence,CPC card|Driver Certificate of Professional Competence|DQC|driver qualification card|CPC qualified|CPC
Digital tachograph card,licence,digi card|tacho card|digital tacho card|tachograph card|driver card
Motorcycle licence,licence,A2 motorcycle|CBT motorcycle|moped licence
Taxi licence,licence,private hire licence|PCO licence|hackney carriage licence
Security clearance,licence,SC clearance|SC cleared|DV clearance|DV cleared|BPSS|secret clearance|top secret clearance|TS/SCI|security cleared|CTC clearance|public trust clearance
Counter-terrorism check,licence,airside pass|GSAT|airside clearance
Seafarer medical,licence,ENG1|ENG1 medical|ML5 medical
Sea survival,licence,STCW Basic Safety|personal survival techniques|BOSIET|HUET|sea survival certificate
`
