/** What a network is for, in the order in which it is decided; a security gateway hides its user as a VPN does. */
export type NetworkRole =
  'relay' | 'hosting' | 'gateway' | 'education' | 'government' | 'mobile' | 'isp' | 'business';
