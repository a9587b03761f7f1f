package scoring

const supportTable = `
Customer service,,customer services|customer care|customer support|client service|serving customers|customer service advisor|customer-facing|customer facing|helping customers|dealing with customers|customer assistance|customer service representative|CSR
Call centre work,,call centre|call center|contact centre|contact center|inbound calls|call handling|call handler|answering calls
Complaint handling,,complaints handling|handling complaints|complaint resolution|resolving complaints|customer complaints|dispute resolution|escalations
Telephone manner,,telephone skills|phone manner|telephone calls|answering the phone|answer phones|phone calls|answering telephones|answer the phones
Zendesk,,Zendesk Support|Freshdesk|Intercom chat|Help Scout|Gorgias
Helpdesk software,,ticketing systems|help desk software|customer support software|support tickets,Zendesk
Live chat,,web chat|chat support|email support|written support|email and chat|email and live chat
Software product support,,SaaS support|application support|product support|supporting software|software support|support engineer|technical support engineer
Bug reporting,,reproducing bugs|bug reports|log reading|reproduce bugs|reproducing issues
Customer success,,customer success manager|onboarding customers|customer onboarding|client onboarding|customer retention|churn reduction
Knowledge base writing,,help articles|knowledge base|user documentation|FAQs|help centre|help center|writing documentation
Order processing,,order entry|sales order processing|processing orders|order management|order taking
Customer satisfaction metrics,,CSAT|NPS|net promoter score|SLAs|service level agreements|first contact resolution
Team leadership in support,,support team leader|contact centre team leader|customer service team leader|customer service manager
Returns and refunds,,refunds|returns processing|refunds and exchanges
`
