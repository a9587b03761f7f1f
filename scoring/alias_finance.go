package scoring

const financeTable = `
Accounting,,accountancy|accountant|financial accounting|accounts preparation|general ledger|nominal ledger|preparation of accounts|GAAP|US GAAP
Management accounting,,management accountant|management accounts|management information|management pack|monthly management accounts
Month-end close,,month end|month-end|month end close|closing the books|year-end close|period end|month-end procedures|monthly close|month end reporting
Accruals and prepayments,,accruals|prepayments
Balance sheet reconciliations,,balance sheet reconciliation|control account reconciliations|account reconciliations|reconciliations|reconciling accounts
Bank reconciliations,,bank reconciliation|bank recs|cash reconciliation|reconcile bank
Fixed assets,,fixed asset register|capex|depreciation schedules|capital expenditure
Intercompany accounting,,intercompany|intercompany reconciliations|intercompany balances
Budgeting and forecasting,,budgeting|forecasting|preparing budgets|setting budgets|annual budgets|preparing forecasts|budget preparation|quarterly forecasts|budget and forecast
Variance analysis,,variance commentary|budget variance|variance reporting
Financial modelling,,financial modeling|financial models|DCF|discounted cash flow|valuation models
Financial analysis,,financial analyst|FP&A|financial planning and analysis|investment appraisal|financial reporting packs
Business partnering,,finance business partner|business partner|finance business partnering|partnering with operational managers
Financial reporting,,statutory accounts|financial statements|statutory reporting|annual accounts|external reporting
FRS 102,,FRS102|UK GAAP|FRS 101
IFRS,,International Financial Reporting Standards|IFRS 16
Group consolidation,,consolidation|consolidated accounts|group accounts|group reporting
Audit,,auditing|auditor|external audit|audit senior|statutory audit|year-end audit|audit files
Internal audit,,internal auditor|internal controls|SOX|Sarbanes-Oxley|internal control framework|CIA certification
Tax,,taxation|corporation tax|tax returns|personal tax|tax compliance|tax accountant|tax planning
VAT,,VAT returns|VAT return|value added tax|sales tax|Making Tax Digital
Bookkeeping,,bookkeeper|book-keeping|book keeping|double entry|day-to-day accounts
Accounts payable,,purchase ledger|AP clerk|supplier invoices|purchase invoices|invoice processing|supplier payments|payment runs|processing invoices
Accounts receivable,,sales ledger|AR clerk|customer invoices|raising invoices|sales invoicing|invoicing|billing
Credit control,,credit controller|debt collection|debtors|aged debt|chasing payments
Payroll,,payroll processing|payroll administrator|payroll manager|processing payroll|PAYE|auto enrolment|RTI submissions|ADP payroll|payroll clerk
Pensions administration,,pension administration|pensions administrator|defined benefit|workplace pension
Expenses processing,,employee expenses|expense claims|petty cash|credit card reconciliation
Cash flow management,,cash flow|cashflow|cash flow forecasting|treasury|cash management
Cost accounting,,product costing|standard costing|cost accountant|stock valuation|inventory accounting
Xero,,Xero accounting|Xero certified
Sage,,Sage 50|Sage 200|Sage Line 50|Sage Intacct|Sage Payroll|Sage accounts
QuickBooks,,Quick Books|QuickBooks Online|QBO
NetSuite,,Oracle NetSuite|Net Suite
FreeAgent,,Free Agent|Dext|Receipt Bank
Oracle Financials,,Oracle Fusion|Oracle EBS|Oracle Cloud Financials|Hyperion|Oracle Hyperion
Accounting software,,accounting packages|accounts software|accounting systems|accounts packages|accountancy software|accounting package|finance systems|accounting system,Xero|Sage|QuickBooks|NetSuite|SAP|FreeAgent|Dynamics 365|Oracle Financials
Power Query,,Power Pivot|Get and Transform
Bloomberg Terminal,,Bloomberg|Refinitiv Eikon|Capital IQ|FactSet
Investment banking,,mergers and acquisitions|M&A|corporate finance|equity research|capital markets
Investment management,,portfolio management|asset management firm|fund accounting|fund administration|investment analyst|hedge fund
Trading,,equities trading|derivatives|fixed income|foreign exchange trading
Risk and compliance,,regulatory compliance|financial crime|compliance officer|FCA regulated|FCA regulations|regulatory reporting|credit risk|compliance monitoring
Anti-money laundering,,AML|KYC|know your customer|anti money laundering|customer due diligence
Banking,,retail banking|bank teller|branch banking|personal banker|teller|commercial banking
Mortgage advice,qualification,CeMAP|mortgage adviser|mortgage advisor|mortgage broker|mortgages
Financial advice,,financial adviser|financial advisor|wealth management|paraplanner|IFA|financial planning
Insurance,,insurance broker|underwriting|underwriter|claims handling|claims handler|insurance claims|general insurance|Lloyd's market|claims adjuster
Actuarial work,,actuary|actuarial|actuarial modelling|IFoA
Lending,,loan officer|loan origination|credit analysis|loan processing|underwriting loans
Procurement,,purchasing|buyer|sourcing|strategic sourcing|supplier management|category management|vendor management|purchase orders
Grant management,,grant funding|grant reporting|fund management charity|grant applications
Business case writing,,business case|capital projects appraisal
Financial controls,,financial control|financial controller|finance controls|segregation of duties
Charity finance,,SORP|charity accounts|restricted funds
Cash handling,,handling cash|cashing up|till operation|cash register|POS system|cashier|end of day cash
`
