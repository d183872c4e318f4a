/**
 * Mailboxes that anybody can have, and the list of `free-email-domains` does not know.
 * Left out are carriers whose own people write from the same domain.
 */
export const MORE_FREE_DOMAINS: readonly string[] = [
  // Whom people choose for their privacy, and where their aliases lead to them.
  '8alias.com 8shield.net addy.io aleeas.com anonaddy.com anonaddy.me appleid.com autistici.org ' +
    'burnermail.io countermail.com criptext.com ctemplar.com dismail.de disroot.org dralias.com ' +
    'duck.com e.email erine.email hey.com inventati.org keemail.me kolabnow.com lavabit.com ' +
    'librem.one mailbox.org mailo.com mozmail.com murena.io myyahoo.com noreply.github.com ' +
    'onmail.com passfwd.com passinbox.com passmail.com passmail.net pobox.com purelymail.com ' +
    'relay.firefox.com riseup.net silomails.com simplelogin.co simplelogin.com simplelogin.fr ' +
    'skiff.com slmail.me slmails.com soverin.net spamgourmet.com startmail.com systemli.org ' +
    'tuta.com tutamail.com tutanota.com zoho.eu zohomail.in',
  // North America.
  'atlanticbb.net bellnet.ca cogeco.ca eastlink.ca flash.net globetrotter.net insightbb.com ' +
    'knology.net look.ca mediacombb.net metrocast.net mts.net myfairpoint.net mymts.net ' +
    'nbnet.nb.ca northwestel.net nvbell.net optimum.net primus.ca sasktel.net sparklight.net ' +
    'spectrum.net tbaytel.net videotron.qc.ca wildblue.net xplornet.ca xplornet.com',
  // Britain and Ireland.
  'btclick.com care4free.net cwgsy.net demon.co.uk eclipse.co.uk fsnet.co.uk globalnet.co.uk ' +
    'homecall.co.uk indigo.ie iol.ie lineone.net madasafish.com manx.net mypostoffice.co.uk ' +
    'onetel.com orange.net pipex.com supanet.com tesco.net tinet.ie toucansurf.com ukonline.co.uk ' +
    'uwclub.net vodafone.net vodafoneemail.co.uk wanadoo.co.uk',
  // Germany, Austria, Switzerland, Luxembourg.
  'alice-dsl.de alice-dsl.net citycable.ch datacomm.ch dokom.net email.de emailn.de eunet.at ' +
    'ewe.net ewetel.net firemail.de freesurf.ch genion.de ggaweb.ch hansenet.de hotmail.at htp- ' +
    'tel.de inode.at internet.lu kabelmail.de kabsi.at lycos.de magenta.de mnet-mail.de ' +
    'mysunrise.ch nord-com.net o2mail.de osnanet.de pt.lu romandie.com speed.at surfeu.de ' +
    'swissonline.ch telering.at tirol.com tiscalinet.ch utanet.at vo.lu vodafonemail.de vol.at ' +
    'vtxmail.ch vtxnet.ch wtnet.de yetnet.ch',
  // France, Belgium, the Netherlands.
  '12move.nl 9business.fr 9online.fr aliceadsl.fr belgacom.net brutele.be caiway.net caiway.nl ' +
    'caramail.fr cegetel.net club-internet.fr dbmail.com dds.nl estvideo.fr euronet.nl evhr.net ' +
    'freesbee.fr hccnet.nl iae.nl infonie.fr kabelfoon.nl kickxl.nl kpnplanet.nl libertysurf.fr ' +
    'mageos.com modulonet.fr multiweb.nl onsbrabantnet.nl onsnet.nu ouvaton.org scarlet.be ' +
    'speedlinq.nl tele2.fr teledisnet.be tiscali.nl tvcablenet.be versateladsl.be voo.be ' +
    'wanadoo.nl wibox.fr wish.nl worldonline.fr wxs.nl xmsnet.nl zaclys.com zeelandnet.nl',
  // Italy, Spain, Portugal; in Italy also certified mail, which is anybody's.
  'aliceposta.it arrakis.es arubapec.it auna.com blu.it clix.pt euskaltel.net gmx.it ' +
    'infinito.it jazzfree.com legalmail.it meo.pt pec.it pecimprese.it postecert.it retemail.es ' +
    'tele2.it teletu.it tim.it tin.it tiscalinet.it vodafone.it ya.com',
  // The North.
  'adslhome.dk algonet.se anvianet.fi bip.net bkkfiber.no boremail.com bredband.net ' +
    'bredband2.com cybercity.dk energimail.dk enivest.net fibermail.dk get2net.dk glocalnet.net ' +
    'godmail.dk iki.fi inet.fi internet.is isl.is live.fi mbnet.fi multi.fi netikka.fi nic.fi ' +
    'passagen.se pc.dk phnet.fi privat.dk private.dk profibermail.dk saunalahti.fi simnet.is ' +
    'stofanet.dk swipnet.se tdcadsl.dk tdcspace.dk tele.dk vortex.is webspeed.dk welho.com ' +
    'wippies.fi youmail.dk',
  // Middle and south-eastern Europe.
  'adres.pl amis.net aster.pl atlas.sk axelero.hu bih.net.ba buziaczek.pl chello.cz chello.hu ' +
    'chello.pl chello.sk clicknet.ro cmail.cz cytanet.com.cy digikabel.hu dir.bg e-kolay.net ' +
    'eunet.rs forthnet.gr fx.ro gbg.bg go2.pl gyuvetch.bg hdsnet.hu hol.gr htnet.hr in.gr inet.hr ' +
    'int.pl intmail.pl invitel.hu iol.cz k.ro mail.lt matavnet.hu neobee.net neostrada.pl net.hr ' +
    'neti.ee one.lt one.lv online.ee optinet.hr orangemail.sk pathfinder.gr plusnet.pl poczta.pl ' +
    'post.pl primehome.com prokonto.pl quick.cz rdslink.ro sezampro.rs spidernet.com.cy ' +
    'spoluzaci.cz stonline.sk superonline.com szm.sk t-com.hr t-email.hu takas.lt telemach.net ' +
    'teol.net tiscali.cz toya.net.pl triera.net ttmail.com ttnet.net.tr turk.net upcmail.cz ' +
    'upcmail.hu upcmail.ro upcpoczta.pl verat.net vip.hr vivamail.hu volja.net volny.cz ' +
    'worldonline.cz xnet.hr xnet.ro yubc.net zebra.lt zoznam.sk',
  // Russia and its neighbours.
  'e1.ru hotbox.ru internet.ru mail.kz narod.ru ngs.ru nm.ru online.ua open.by sibmail.com ' +
    'xmail.ru',
  // Africa and the Near East.
  '012.net.il 013.net 013net.net 021.net absamail.co.za barak.net.il eim.ae emirates.net.ae ' +
    'gnet.tn iafrica.com iam.net.ma iburst.co.za icon.co.za inter.net.il lantic.net menara.ma ' +
    'mtnloaded.co.za nana.co.il netactive.co.za orange.net.il planet.tn polka.co.za smile.net.il ' +
    'tedata.net.eg telkomsa.net topnet.tn vodamail.co.za walla.com worldonline.co.za xsinet.co.za ' +
    'yebo.co.za',
  // Asia.
  '263.net airtelbroadband.in airtelmail.in biznetvigator.com bsnl.in cbn.net.id centrin.net.id ' +
    'csloxinfo.com ctimail.com dataone.in empal.com empas.com eth.net eureka.lk giga.net.tw ' +
    'goo.jp goo.ne.jp home.ne.jp hotmail.com.hk in.com indosat.net.id jaring.my mail2000.com.tw ' +
    'mtnl.net.in netvigator.com pacific.net.sg pldtdsl.net sancharnet.in sannet.ne.jp ' +
    'satyam.net.in seed.net.tw sina.com.cn sltnet.lk so-net.net.tw streamyx.com url.com.tw ' +
    'vsnl.com vsnl.net wakwak.com wo.cn wol.net.pk xuite.net',
  // Australia and New Zealand.
  'actrix.co.nz amnet.net.au callplus.net.nz chariot.net.au farmside.co.nz ihug.co.nz ' +
    'ihug.com.au inspire.net.nz kinect.co.nz maxnet.co.nz on.net orcon.net.nz paradise.net.nz ' +
    'people.net.au slingshot.co.nz snap.net.nz wave.co.nz woosh.co.nz',
  // Latin America.
  'adinet.com.uy andinanet.net arnetbiz.com.ar att.net.mx axtel.net brturbo.com.br cable.net.co ' +
    'cablevision.net.mx cantv.net ciudad.com.ar claro.net.do click21.com.br codetel.net.do ' +
    'coqui.net emcali.net.co entelchile.net etb.net.co globo.com globomail.com hotmail.cl ' +
    'hotmail.com.ar ibest.com.br ice.co.cr infinitummail.com infonegocio.net.pe intelnet.net.gt ' +
    'intercable.net.ve itelefonica.com.br itelgua.com manquehue.net megared.net.mx netsite.com.br ' +
    'oi.com.br onda.com.br outlook.com.ar outlook.com.mx pop.com.br prodigy.net.mx prtc.net ' +
    'racsa.co.cr satnet.net speedy.com.ar speedy.com.pe superig.com.br telmex.net.co terra.com.mx ' +
    'terra.com.pe tie.cl uai.com.br une.net.co uolsinectis.com.ar veloxmail.com.br vera.com.uy ' +
    'verizon.net.do vtr.net yahoo.cl yahoo.com.pe yahoo.com.ve',
].flatMap((line) => line.split(' '));
