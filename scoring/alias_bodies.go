package scoring

const bodiesTable = `
ACCA,qualification,ACCA qualified|ACCA finalist|ACCA part qualified|FCCA|Association of Chartered Certified Accountants|ACCA member
CIMA,qualification,CIMA qualified|CIMA finalist|CIMA part qualified|ACMA|CGMA|FCMA|Chartered Institute of Management Accountants
ACA,qualification,ACA qualified|ICAEW|FCA member|Institute of Chartered Accountants|chartered accountant|ICAS|ACA finalist
CPA,qualification,certified public accountant|CPA license
Qualified accountant,qualification,CCAB|CCAB qualified|fully qualified accountant,ACCA|CIMA|ACA|CPA
Accountancy qualification,qualification,accounting qualification|part qualified accountant|professional accounting qualification|part-qualified,ACCA|CIMA|ACA|CPA|AAT
AAT,qualification,AAT qualified|AAT Level 3|AAT Level 4|MAAT|Association of Accounting Technicians|AAT Level 2|AATQB
CFA,qualification,Chartered Financial Analyst|CFA charterholder|CFA Level 1
CIPP payroll,qualification,Chartered Institute of Payroll Professionals|CIPP qualified|payroll qualification
CTA,qualification,Chartered Tax Adviser|ATT qualified|Association of Taxation Technicians
Diploma in Regulated Financial Planning,qualification,DipPFS|Level 4 Diploma for Financial Advisers|Chartered Insurance Institute|ACII
CIPD Level 7,qualification,CIPD Level 7 Advanced Diploma|Chartered MCIPD|MCIPD|FCIPD|Chartered Member of the CIPD|CIPD 7
CIPD Level 5,qualification,CIPD Level 5 Associate Diploma|Assoc CIPD|Assoc. CIPD|Associate CIPD|CIPD 5
CIPD Level 3,qualification,CIPD Level 3 Foundation|CIPD foundation
CIPD,qualification,CIPD qualified|CIPD qualification|Chartered Institute of Personnel and Development|CIPD membership|SHRM-CP|SHRM-SCP|PHR certification,CIPD Level 7|CIPD Level 5|CIPD Level 3
SHRM,qualification,SHRM certified|SPHR
CIM,qualification,Chartered Institute of Marketing|CIM diploma|CIM qualified
CIPR,qualification,Chartered Institute of Public Relations
Chartered Engineer,qualification,CEng|chartered status|chartership|MICE|CEng MICE|MIStructE|CEng MIMechE|Professional Engineer|PE license|chartered engineer status|MIET
Incorporated Engineer,qualification,IEng|incorporated engineer status
EngTech,qualification,Engineering Technician
Institution of Civil Engineers,qualification,ICE membership|ICE training agreement|member of the ICE
RICS,qualification,MRICS|chartered surveyor|FRICS|AssocRICS|RICS qualified
CIOB,qualification,MCIOB|Chartered Institute of Building
RIBA,qualification,RIBA Part 3|ARB registered|RIBA Part 2|RIBA Part II
RTPI,qualification,MRTPI|Royal Town Planning Institute
CIBSE,qualification,MCIBSE
CIEEM,qualification,MCIEEM|Chartered Institute of Ecology and Environmental Management
IEMA,qualification,PIEMA|IEMA membership|Institute of Environmental Management
Chartered Scientist,qualification,CSci|chartered chemist|CChem|MRSC|chartered biologist
CILT,qualification,Chartered Institute of Logistics and Transport
BCS,qualification,Chartered IT Professional|CITP|MBCS
CMgr,qualification,Chartered Manager
CFP,qualification,Certified Financial Planner
IWFM,qualification,BIFM|IWFM Level 4
CISA,qualification,Certified Information Systems Auditor
TOGAF,qualification,TOGAF 9|TOGAF certified
CBAP,qualification,BCS Business Analysis Diploma
`
