/** Labels, or parts of labels between hyphens and digits, of hostnames that lines of homes and phones get. */
export const CONSUMER_WORDS: ReadonlySet<string> = new Set(
  (
    'dyn dynamic dynamicip dynip dhcp ppp pppoe pool pools dip dial dialup dialin adsl dsl vdsl xdsl ' +
    'sdsl fttx ftth fiber fibre fibra cable cabo cablemodem cm hfc docsis catv cpe cust customer ' +
    'customers client clients user users subscriber subscribers sub residential res home homes ' +
    'broadband bb wimax wifi hotspot mobile mobil mobi gprs umts lte wireless cgn cgnat nat pat ' +
    'unassigned reverse rev abo abonne kunde kunden static-ip ipconnect'
  ).split(' '),
);

/** Domains under which carriers name their customers' lines, whatever stands before. */
export const CONSUMER_DOMAINS: ReadonlySet<string> = new Set(
  (
    'comcast.net charter.com spectrum.com rr.com cox.net verizon.net myvzw.com sbcglobal.net att.net ' +
    'mycingular.net bellsouth.net centurylink.net qwest.net frontiernet.net windstream.net optonline.net ' +
    'mchsi.com suddenlink.net wideopenwest.com rcncustomer.com tmodns.net spcsdns.net starlinkisp.net ' +
    'googlefiber.net rogers.com bell.ca bellaliant.net sympatico.ca telus.net shawcable.net videotron.ca ' +
    'cogeco.net btcentralplus.com btopenworld.com virginm.net virginmedia.com bskyb.com sky.com ' +
    'talktalk.net as13285.net plus.net ee.co.uk threembb.co.uk t-ipconnect.de t-dialin.net ' +
    'vodafone-ip.de arcor-ip.net unitymediagroup.de kabel-deutschland.de telefonica.de o2online.de ' +
    'versatel.de versanet.de netcologne.de ewe-ip-backbone.de mnet-online.de wanadoo.fr orange.fr ' +
    'proxad.net sfr.net bbox.fr numericable.fr rima-tde.net ono.com jazztel.es telecomitalia.it ' +
    'fastwebnet.it wind.it vodafonedsl.it iliad.it telepac.pt netcabo.pt kpn.net ziggo.nl ' +
    'upc.nl telenet.be proximus.be skynet.be bluewin.ch sunrise.ch hispeed.ch cablelink.at ' +
    'chello.at a1.net telia.com telenor.net bredbandsbolaget.se comhem.se tele2.se get.no tdc.net ' +
    'stofa.net elisa.net dnainternet.fi sonera.fi inter.net upc.pl tpnet.pl neoplus.pl vectra.pl ' +
    'upc.cz o2.cz rdsnet.ro romtelecom.ro t-2.net siol.net otenet.gr ttnet.com.tr superonline.net ' +
    'rt.ru corbina.ru beeline.ru mts.ru ocn.ne.jp so-net.ne.jp bbtec.net dion.ne.jp eonet.ne.jp ' +
    'nttpc.ne.jp hinet.net pldt.net singnet.com.sg starhub.net.sg tm.net.my bigpond.com telstra.net ' +
    'optusnet.com.au tpgi.com.au iinet.net.au spark.co.nz xtra.co.nz virtua.com.br gvt.net.br ' +
    'veloxzone.com.br telesp.net.br telmex.net.mx prod-infinitum.com.mx fibertel.com.ar ' +
    'telecom.net.ar telkomadsl.co.za mweb.co.za bezeqint.net netvision.net.il'
  ).split(' '),
);

/** Domains under which clouds, hosters and relays name their customers' machines. */
export const MACHINE_DOMAINS: ReadonlySet<string> = new Set(
  (
    'amazonaws.com compute.internal googleusercontent.com 1e100.net google.com googlebot.com azure.com ' +
    'cloudapp.net search.msn.com msn.com akamaitechnologies.com akamai.net linodeusercontent.com ' +
    'linode.com digitalocean.com vultrusercontent.com choopa.net hetzner.com your-server.de clients.your-server.de ' +
    'ovh.net ovh.ca kimsufi.com contaboserver.net scaleway.com poneytelecom.eu online.net ' +
    'leaseweb.net leaseweb.com hwclouds-dns.com alicloud.com oraclecloud.com softlayer.com ' +
    'rackspace.com hostgator.com secureserver.net bluehost.com dreamhost.com namecheaphosting.com ' +
    'stratoserver.net kundenserver.de onlinehome-server.info onlinehome-server.com ionos.com ' +
    'strato.de netcup.net nichthost.net server4you.de host-europe.de hosteurope.de aruba.it arubacloud.com ' +
    'gandi.net sakura.ne.jp xserver.jp ip-projects.de m247.com datapacket.com cdn77.com fastly.net ' +
    'cloudflare.com quadranet.com psychz.net colocrossing.com hostwindsdns.com buyvm.net ' +
    'zscaler.net zscaler.com netskope.com opendns.com torservers.net'
  ).split(' '),
);
