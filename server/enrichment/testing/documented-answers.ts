/** Answers in the forms that the providers document, all about one company and one person. */
export const DOCUMENTED = {
  people_data_labs: {
    ip: {
      status: 200,
      data: {
        ip: {
          address: '72.212.42.169',
          metadata: {
            version: 4,
            mobile: false,
            hosting: false,
            proxy: false,
            tor: false,
            vpn: false,
          },
          location: { locality: 'phoenix', region: 'arizona', country: 'united states' },
        },
        company: {
          confidence: 'very high',
          website: 'acme.com',
          name: 'acme',
          display_name: 'Acme',
          location: { name: 'san francisco, california, united states' },
          size: '201-500',
          industry: 'computer software',
          inferred_revenue: '$25m-$50m',
          employee_count: 329,
        },
        person: { confidence: 'very high', job_title_role: 'operations' },
      },
    },
    domain: {
      status: 200,
      name: 'acme',
      display_name: 'Acme',
      website: 'acme.com',
      size: '201-500',
      industry: 'computer software',
      inferred_revenue: '$25m-$50m',
      founded: 1999,
      location: { name: 'san francisco, california, united states' },
      likelihood: 9,
    },
    email: {
      status: 200,
      likelihood: 8,
      data: {
        full_name: 'jane smith',
        job_title: 'chief technology officer',
        linkedin_url: 'linkedin.com/in/jane-smith-1',
      },
    },
  },
  ipinfo: {
    ip: {
      ip: '72.212.42.169',
      geo: { city: 'Phoenix', region: 'Arizona', country: 'United States', country_code: 'US' },
      as: { asn: 'AS64500', name: 'Acme Inc', domain: 'acme.com', type: 'business' },
      company: { name: 'Acme Inc', domain: 'acme.com', type: 'business' },
      is_anonymous: false,
      is_hosting: false,
      is_mobile: false,
    },
  },
  snitcher: {
    ip: {
      ip: '72.212.42.169',
      fuzzy: false,
      domain: 'acme.com',
      type: 'business',
      company: {
        name: 'Acme',
        domain: 'acme.com',
        website: 'https://acme.com',
        industry: 'Information Technology and Services',
        founded_year: '1999',
        employee_range: '201-500 employees',
        annual_revenue: 30_000_000,
        location: '1 Main Street, San Francisco, United States',
      },
      geo: { country: 'United States', country_code: 'US', city: 'Phoenix' },
    },
  },
  iplocate: {
    ip: {
      ip: '72.212.42.169',
      country: 'United States',
      country_code: 'US',
      city: 'Phoenix',
      subdivision: 'Arizona',
      asn: { asn: 'AS64500', name: 'Acme Inc', domain: 'acme.com', type: 'business' },
      privacy: { is_hosting: false, is_vpn: false, is_tor: false, is_proxy: false },
      company: { name: 'Acme Inc', domain: 'acme.com', country_code: 'US', type: 'business' },
    },
  },
  apollo: {
    domain: {
      organization: {
        name: 'Acme',
        website_url: 'http://www.acme.com',
        primary_domain: 'acme.com',
        industry: 'information technology & services',
        estimated_num_employees: 320,
        annual_revenue: 30_000_000,
        founded_year: 1999,
        city: 'San Francisco',
        state: 'California',
        country: 'United States',
      },
    },
  },
  hunter: {
    domain: {
      data: {
        name: 'Acme',
        domain: 'acme.com',
        foundedYear: 1999,
        location: 'San Francisco, California, United States',
        category: { sector: 'Information Technology', industry: 'Internet Software & Services' },
        metrics: { employees: '201-500', estimatedAnnualRevenue: '$10M-$50M' },
      },
      meta: { domain: 'acme.com' },
    },
  },
} as const;
