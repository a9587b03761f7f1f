package scoring

const engineeringTable = `
Civil engineering,,civil engineer|civil and structural|civils|civil works
Structural engineering,,structural engineer|structural design|structural analysis|structural calculations
Geotechnical engineering,,geotechnical|ground investigation|slope stability|soil mechanics
Harbour and maritime engineering,,harbour engineering|harbour engineer|maritime structures|marine structures|coastal engineering|port engineering|maritime engineering|quay walls|breakwaters|maritime civil engineering
Highway engineering,,highways|highway design|highways design|road design|Section 278|S278 works|road works
Drainage design,,drainage|SuDS|sustainable drainage|MicroDrainage|InfoDrainage|surface water management
Water engineering,,hydraulic modelling|flood risk|hydrology|wastewater treatment|water treatment|HEC-RAS
Railway engineering,,rail engineering|permanent way|track engineering|railway signalling|Network Rail|PTS card
Transport planning,,transport modelling|traffic engineering|traffic modelling|travel plans
Steel and concrete design,,steelwork design|reinforced concrete|RC design|concrete design|steel design|Tekla|Tekla Structures
AutoCAD,,Auto CAD|AutoCAD LT
Civil 3D,,AutoCAD Civil 3D|Autodesk Civil 3D
Revit,,Autodesk Revit|Revit MEP
BIM,,building information modelling|building information modeling|BIM Level 2|ISO 19650|Navisworks,Revit
SolidWorks,,Solid Works
CATIA,,CATIA V5
Autodesk Inventor,,Inventor CAD
Creo,,PTC Creo|Pro/ENGINEER
Siemens NX,,Unigraphics|NX CAD
CAD,,computer aided design|computer-aided design|CAD drawings|CAD software|CAD design|3D modelling|technical drawings,AutoCAD|Revit|SolidWorks|CATIA|Autodesk Inventor|Creo|Siemens NX|MicroStation|Civil 3D
MicroStation,,Bentley MicroStation
SketchUp,,Rhino 3D|3ds Max
Finite element analysis,,FEA|finite element|ANSYS|Abaqus|NASTRAN
Computational fluid dynamics,,CFD|OpenFOAM|ANSYS Fluent
STAAD.Pro,,STAAD|ETABS|SAP2000|Robot Structural Analysis
Eurocodes,,Eurocode|British Standards|design codes
NEC contracts,,NEC3|NEC4|NEC contract|NEC 4|NEC 3
JCT contracts,,JCT|JCT contract
FIDIC,,FIDIC contracts
Contract administration,,contract management|construction contracts|administering contracts,NEC contracts|JCT contracts|FIDIC
CDM Regulations,,CDM 2015|CDM|construction design and management|principal designer
Site supervision,,site supervisor|supervising site works|site engineer|site engineering|supervision of works|supervision of construction|site agent
Site management,,site manager|construction manager|managing construction sites|construction management,SMSTS
SMSTS,licence,Site Management Safety Training Scheme|SSSTS
CSCS card,licence,CSCS|CSCS cards|CSCS gold card|CSCS black card|SKILLcard
CPCS card,licence,CPCS|NPORS|plant ticket|plant tickets|plant operator card
Setting out,,setting-out|total station|GPS surveying equipment|levelling
Land surveying,,topographic survey|topographical surveys|topographic surveys|land surveyor|hydrographic survey|hydrographic surveying|bathymetric survey
Quantity surveying,,quantity surveyor|bills of quantities|measurement and valuation|final accounts|cost planning|NRM2
Estimating,,cost estimating|cost estimation|estimator|tender pricing|pricing tenders
Building surveying,,building surveyor|condition surveys|dilapidations|defect diagnosis|party wall
Structural inspection,,condition inspections|bridge inspection|inspection of structures|asset inspection|principal inspection|structural inspections
Tendering,,tender documents|preparing tenders|tender submissions|bid writing|bid management|tender management
Building regulations,,Building Regs|Part L|building control|Approved Documents
Planning applications,,town planning|planning permission|planning consent|development control|planning law
Architecture,,architectural design|architect|architectural technologist|RIBA stages|ArchiCAD
Construction,,construction industry|building site|construction projects|construction sites
Fit-out,,interior fit-out|refurbishment projects|fit out projects
Mechanical engineering,,mechanical engineer|mechanical design|mechanical systems|machine design
Electrical engineering,,electrical engineer|electrical design|power systems|high voltage|HV/LV|electrical power
Electronics,,electronic engineering|PCB design|circuit design|Altium|electronics engineer|soldering
Control systems,,control and instrumentation|C&I|instrumentation|control engineering|control panels
PLC programming,,PLC|PLCs|Siemens PLC|Allen-Bradley|Siemens S7|ladder logic
SCADA,,HMI programming|SCADA systems
Robotics,,industrial robots|robot programming|FANUC|KUKA|automation engineering|industrial automation
Hydraulics and pneumatics,,hydraulics|pneumatics|hydraulic systems|pneumatic systems
HVAC,,air conditioning|heating and ventilation|building services|M&E|mechanical and electrical|MEP
Chemical engineering,,process engineering|chemical engineer|process engineer|Aspen HYSYS|P&IDs|HAZOP
Manufacturing engineering,,manufacturing engineer|production engineering|process improvement|manufacturing processes|new product introduction
Product design,,design engineer|product development|design for manufacture|DFMEA|GD&T
Lean manufacturing,,lean principles|lean processes|lean production|5S|continuous improvement|kaizen|value stream mapping,Six Sigma
Six Sigma,qualification,Lean Six Sigma|Green Belt|Black Belt|Yellow Belt
Root cause analysis,,8D|5 whys|FMEA|fishbone
Quality assurance,,quality control|QA|QC|quality management system|quality inspector|quality inspection,ISO 9001
ISO 9001,,ISO9001|ISO 13485|AS9100|IATF 16949
CNC machining,,CNC|CNC programming|CNC operator|CNC milling|CNC turning|Fanuc controls|Mastercam|machinist
Machine operation,,machine operator|machine operative|production line|production operative|assembly line|operating machinery|assembly work
Planned maintenance,,preventive maintenance|preventative maintenance|planned preventative maintenance|PPM|maintenance engineer|breakdown maintenance|reactive maintenance|fault finding|fault-finding
Condition monitoring,,vibration analysis|thermography|predictive maintenance|reliability engineering
Asset management,,asset management plans|ISO 55001|maintenance planning|CMMS|Maximo
Aerospace engineering,,aerospace|aircraft maintenance|aircraft systems|EASA Part 145|Part 66 licence|avionics
Automotive engineering,,automotive|vehicle systems|powertrain
Marine engineering,,ship engines|marine engineer|chief engineer|naval architecture|STCW
Oil and gas,,offshore oil|upstream|subsea|drilling engineering|petroleum engineering
Renewable energy,,wind turbines|wind farms|offshore wind|solar PV|solar farms|energy storage
Energy management,,energy efficiency|energy audits|ESOS|ISO 50001
Nuclear industry,,nuclear|nuclear site|nuclear decommissioning
Commissioning,,testing and commissioning|commissioning engineer|site acceptance testing
Technical report writing,,technical reports|engineering reports|inspection reports|writing reports for clients
Project management,,project manager|managing projects|project delivery|project lead|delivering projects|PMO,PRINCE2|PMP|APM
PRINCE2,qualification,PRINCE 2|PRINCE2 Practitioner
PMP,qualification,Project Management Professional|PMI certified
APM,qualification,APM PMQ|Association for Project Management|APMP
Microsoft Project,,MS Project
Primavera P6,,Primavera|P6 scheduling|planning software
Risk assessment,,risk assessments|method statements|RAMS|risk management|risk register
Health and safety,,health & safety|H&S|health safety and environment|HSE|HSEQ|SHEQ|safe systems of work|safety management,NEBOSH|IOSH
NEBOSH,qualification,NEBOSH General Certificate|NEBOSH National General Certificate|NEBOSH Diploma
IOSH,qualification,IOSH Managing Safely|IOSH certificate|IOSH Working Safely
Confined space,licence,confined spaces|confined space training|confined space entry
Working at height,,work at height|working at heights|heights training|rope access|IRATA
OSHA,qualification,OSHA 10|OSHA 30|OSHA certification
`
