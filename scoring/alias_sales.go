package scoring

const salesTable = `
Sales,,selling|salesperson|sales executive|sales representative|sales experience|sales manager
B2B sales,,business-to-business sales|B2B|business to business|corporate sales|selling to businesses|selling services to businesses|sold services to businesses|B2B selling
B2C sales,,B2C|consumer sales|direct sales|door-to-door sales
Business development,,new business|new business development|business development manager|business development executive|winning new business|new customers|hunting for new business|BDM
Account management,,account manager|key account management|key accounts|client management|growing existing accounts|managing accounts|client relationships|account executive|existing accounts|major accounts
Lead generation,,prospecting|cold calling|outbound calls|lead gen|pipeline generation|SDR|BDR|outbound sales
Sales cycle,,full sales cycle|end-to-end sales|closing deals|sales pipeline|pipeline management|360 sales
Sales targets,,exceeding targets|KPIs and targets|quota|revenue targets|sales quota|hit targets|target-driven sales|exceeded target|against target
Negotiation,,negotiating|negotiate|contract negotiation|negotiation skills|negotiated|commercial negotiation
Presentations,,presenting to a board|presentation skills|presenting to clients|presenting to customers|sales presentations|pitching|presenting to senior stakeholders
Telesales,,telephone sales|telemarketing|inside sales|inbound sales
Field sales,,territory management|territory sales|area sales manager|regional sales|sales territory
Technical sales,,sales engineer|sales engineering|pre-sales|presales|solution selling|consultative selling|consultative sales
SaaS sales,,selling software|software sales|selling SaaS
Medical sales,,pharmaceutical sales|medical device sales|pharma sales
Retail sales,,retail experience|retail assistant|sales assistant|shop assistant|retail store|retail environment|shop floor|sales associate|retail sales associate|in retail|high street retail
Store management,,store manager|shop manager|retail manager|assistant store manager|retail management|store operations
Visual merchandising,,merchandising|merchandiser|window displays|planograms|store displays
Stock replenishment,,shelf stacking|stocking shelves|replenishment|stock control in store
Trade fairs,,trade shows|exhibitions and trade shows|industry events
Freight and shipping sales,,freight sales|logistics sales|selling freight|shipping sales
Salesforce,,Salesforce.com|SFDC|Salesforce CRM|Salesforce administrator
HubSpot,,HubSpot CRM|HubSpot Marketing
Zoho,,Zoho CRM
Pipedrive
CRM,,CRM system|CRM systems|CRM software|customer relationship management|CRM database,Salesforce|HubSpot|Zoho|Pipedrive|Dynamics 365
LinkedIn Sales Navigator,,Sales Navigator|social selling
Estate agency,,estate agent|lettings negotiator|property sales|real estate agent|realtor|lettings|sales negotiator|property valuations
Property management,,property manager|lettings management|block management|tenancy management|leasehold management|ARLA
Marketing,,marketing executive|marketing manager|marketing campaigns|marketing coordinator|marketing strategy|marketing assistant|marketing communications
Digital marketing,,online marketing|digital campaigns|digital marketer|performance marketing|growth marketing,SEO|Google Ads|Social media marketing|Email marketing
SEO,,search engine optimisation|search engine optimization|on-page SEO|keyword research|SEMrush|Ahrefs|Moz Pro
Google Ads,,PPC|pay-per-click|pay per click|AdWords|Google AdWords|paid search|SEM|paid media
Paid social,,Facebook Ads|Meta Ads|LinkedIn Ads|paid social campaigns|TikTok Ads
Social media marketing,,social media|social media management|social media content|social channels|Instagram and Facebook|community management|Hootsuite|social media campaigns|Instagram
Email marketing,,e-mail marketing|Mailchimp|Klaviyo|email campaigns|newsletters|e-newsletters
Content marketing,,content creation|content writing|blog writing|content strategy|content calendar|creating content|blogging
Copywriting,,copywriter|writing copy|copy writing|copy-editing|proofreading|proof-reading
Google Analytics,,GA4|web analytics|Adobe Analytics|Google Tag Manager
Marketing automation,,Marketo|Pardot|Eloqua|ActiveCampaign
E-commerce,,ecommerce|Shopify|Magento|online shop|online store|Amazon Seller Central|product listings
Market research,,consumer insight|focus groups|competitor analysis|customer surveys|surveys and insight
Brand management,,branding|brand manager|brand strategy|brand guidelines|brand awareness
Public relations,,PR|media relations|press releases|press office|PR campaigns|corporate communications|external communications
Internal communications,,internal comms|employee communications|intranet content
Event management,,events management|event planning|event coordination|organising events|event organiser|events coordinator|conference organisation
Campaign management,,campaign planning|multi-channel campaigns|integrated campaigns
Content management systems,,CMS|content management system|Sitecore|Squarespace|Wix|Umbraco,WordPress|Drupal
Graphic design,,graphic designer|visual design|layout design|print design|artwork
Adobe Creative Suite,,Adobe Creative Cloud|Adobe CC|Creative Suite|Creative Cloud,Photoshop|InDesign|Illustrator
Photoshop,,Adobe Photoshop
InDesign,,Adobe InDesign
Illustrator,,Adobe Illustrator
Canva
Video production,,video editing|Premiere Pro|Adobe Premiere|Final Cut|filming|After Effects|videography|DaVinci Resolve
Photography,,photographer|product photography|event photography|Lightroom
Motion graphics,,animation|3D animation|Cinema 4D|Blender 3D
Journalism,,journalist|news reporting|news writing|reporter|NCTJ|broadcast journalism
Editing and publishing,,sub-editing|copy editor|publishing|editorial
Fundraising,,fundraiser|donor relations|community fundraising|corporate partnerships|major donors|trusts and foundations
Translation,,translator|interpreting|interpreter|localisation|localization
Partnership management,,partnerships|channel sales|partner management|alliances
Pricing and margin,,pricing strategy|margin analysis|price negotiations
Travel sales,,travel agent|travel consultant|Amadeus GDS|Galileo GDS|Sabre GDS
`
