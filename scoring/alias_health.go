package scoring

const healthTable = `
Nursing,,registered nurse|staff nurse|adult nursing|nurse|RGN|charge nurse|ward nursing|nursing care
NMC registration,licence,Nursing and Midwifery Council|NMC registered|NMC PIN|NMC registered nurse|NMC|registered with the NMC
HCPC registration,licence,HCPC|HCPC registered|Health and Care Professions Council
GMC registration,licence,GMC|General Medical Council|licence to practise|GMC registered|GMC licence to practise
GPhC registration,licence,GPhC|General Pharmaceutical Council
GDC registration,licence,GDC|General Dental Council
RN licence,licence,RN license|state nursing license|BSN RN|compact nursing license|NCLEX|NCLEX-RN|LPN license
Social Work England registration,licence,Social Work England|registered social worker|SWE registration|LCSW
Midwifery,,midwife|antenatal care|postnatal care|labour ward|intrapartum
Acute care,,acutely unwell|acute medical|acute medicine|acute ward|acute care|medical ward|acute setting|high dependency|acute hospital
Critical care,,intensive care|ICU|ITU|CCU|HDU
Emergency care,,accident and emergency|A&E|emergency department|emergency room|emergency medicine|triage
Theatre nursing,,operating theatre|scrub nurse|perioperative|operating department practitioner|ODP|surgical theatre|anaesthetic nursing
Mental health nursing,,RMN|psychiatric nursing|mental health nurse|mental health ward|CAMHS|community mental health
Mental health support,,mental health|mental wellbeing support|psychiatric care|crisis support
Paediatric nursing,,paediatrics|children's nurse|pediatric nursing|RSCN|paediatric ward|pediatrics
Community nursing,,district nursing|district nurse|community nurse|home visits|health visitor
Medicines administration,,medication administration|administering medication|medicines management|administer medication|giving medicines|give medicines|administration of medicines|drug rounds|medication rounds|administered medication|medicines safely
IV therapy,,intravenous therapy|IV administration|intravenous medicines|IV drugs|IV antibiotics|intravenous antibiotics
Cannulation,,IV cannulation|cannulate|peripheral cannulation
Venepuncture,,phlebotomy|taking blood|blood taking|venipuncture|phlebotomist|blood samples
Wound care,,wound management|pressure ulcer|tissue viability|wound dressing
Catheterisation,,catheter care|catheterization|male catheterisation
Vital signs,,NEWS2|clinical observations|patient observations|early warning score|blood pressure monitoring|taking observations
Immediate Life Support,licence,ILS|Advanced Life Support|ALS provider|ACLS|immediate life support ILS
Basic Life Support,licence,BLS|CPR|CPR certified|BLS certified|resuscitation training
First aid,licence,first aid certificate|first aider|first aid at work|emergency first aid|paediatric first aid|FAW|EFAW
Patient care,,patient centred care|direct patient care|bedside care|caring for patients|looking after patients|patient assessment|care of patients
Care planning,,care plans|care plan|assessment and care planning|support plans|person-centred planning|discharge planning
Personal care,,washing and dressing|assistance with washing|intimate care|helping with washing|continence care|activities of daily living|bathing
Elderly care,,care of older people|care of the elderly|older people's care|care home|nursing home|residential care|residential home|geriatric
Dementia care,,dementia|Alzheimer's|dementia friendly
End of life care,,palliative care|hospice|end-of-life care
Learning disability support,,learning disabilities|learning disability|LD support|supported living|autism support|autism
Support work,,support worker|care assistant|healthcare assistant|care worker|HCA|carer|domiciliary care|home care|social care|nursing assistant|CNA|caregiver|home health aide
Moving and handling,licence,manual handling of patients|moving & handling|hoisting|hoists|patient handling
Care Certificate,qualification,the Care Certificate
NVQ Health and Social Care,qualification,NVQ Level 2 in Health and Social Care|NVQ Level 3 in Health and Social Care|NVQ Health & Social Care|NVQ Level 2 Health and Social Care|NVQ Level 3 Health and Social Care|Diploma in Health and Social Care|QCF Level 2 Health and Social Care|NVQ 2 in care|Level 2 Diploma in Care|NVQ in Health and Social Care|Level 3 Diploma in Adult Care|NVQ Level 2 in care|NVQ Level 3 in care|NVQ in care
Safeguarding,,safeguarding adults|safeguarding children|child protection|safeguarding training|vulnerable adults|adult safeguarding
Infection control,,infection prevention|infection prevention and control|IPC|ANTT
Electronic patient records,,electronic patient record|EPR|EMR|EHR|electronic health records|electronic medical records|SystmOne|EMIS Web|EMIS|Cerner|Epic EHR|RiO system
Patient records,,clinical documentation|clinical records|record keeping|medical records|patient notes|care records
Medical terminology,,AMSPAR
Clinical governance,,clinical audit|clinical audits|CQC|CQC standards|CQC regulations|clinical quality
Clinical supervision,,mentoring students|supervisor and assessor|practice assessor|practice supervisor|mentorship qualification|student supervision|SSSA|supervising student nurses
Non-medical prescribing,qualification,V300|nurse prescriber|independent prescriber|prescribing qualification
Dialysis,,haemodialysis|renal nursing|renal unit
Oncology,,chemotherapy|cancer care|oncology nursing
Cardiology,,cardiac care|ECG|ECGs|cardiac nursing|coronary care
Respiratory care,,tracheostomy|non-invasive ventilation|NIV|spirometry|respiratory nursing
Diabetes care,,diabetic care|insulin|diabetes management
Ward management,,ward manager|ward sister|managing a ward|shift leadership|leading a shift
Physiotherapy,,physiotherapist|physical therapist|physical therapy|musculoskeletal|MSK|rehabilitation exercises
Occupational therapy,,occupational therapist|functional assessment|OT assessments|adaptive equipment
Speech and language therapy,,speech therapist|speech and language therapist|SALT|dysphagia|speech pathology
Radiography,,radiographer|X-ray|MRI|CT scanning|ultrasound|sonographer|medical imaging
Rehabilitation,,rehab|neuro rehabilitation|stroke rehabilitation|reablement
Dietetics,,dietitian|dietician|nutrition advice|clinical nutrition|nutritionist
Pharmacy dispensing,,dispensing|dispensing medicines|pharmacy technician|dispenser|pharmacist|prescription checking|accuracy checking
Clinical pharmacy,,medication reviews|medicines optimisation|clinical checks
Dental nursing,,dental nurse|chairside|dental assistant|dental hygiene|NEBDN|dental surgery|decontamination of instruments
General dentistry,,dentist|restorative dentistry|orthodontics
Optometry,,optometrist|dispensing optician|optical assistant|eye tests
General practice,,GP practice|GP surgery|primary care|general practitioner|practice nurse
Medical practice,,physician|doctor|registrar|consultant physician|clinical diagnosis|MRCP|clinical examination
Surgery,,surgeon|surgical procedures|MRCS|surgical registrar
Counselling,,counsellor|psychotherapy|CBT|cognitive behavioural therapy|BACP|talking therapies
Psychology,,psychologist|psychological assessment|clinical psychology|assistant psychologist
Social work,,social worker|case work|statutory assessments|child in need|looked after children|care proceedings
Youth work,,youth worker|young people|working with young people|young people's services|youth services
Substance misuse support,,drug and alcohol|substance misuse|addiction support|harm reduction
Housing support,,homelessness|tenancy support|supported housing|housing officer|floating support
Advocacy and welfare advice,,welfare benefits advice|advice work|advocacy|benefits advice
Paramedic practice,,paramedic|ambulance|emergency medical technician|EMT|pre-hospital care
Veterinary nursing,,veterinary nurse|vet nurse|RVN|animal nursing|veterinary surgeon|veterinary practice|RCVS
Animal care,,animal welfare|kennels|dog grooming|animal handling|animal husbandry
Clinical trials nursing,,research nurse|clinical research nurse
DBS check,licence,enhanced DBS|DBS|CRB check|enhanced DBS check|PVG|PVG scheme|AccessNI|Disclosure and Barring Service
Medical reception,,medical receptionist|medical secretary|patient booking|booking appointments|book appointments|appointment booking|medical secretarial
Health promotion,,public health|health education|smoking cessation|immunisations|vaccinations
`
