import{A as e,N as t,P as n,T as r,X as i,k as a}from"./kit-cf606uKg.js";const o=(t,n,r)=>`<div>${e(t)}<p class="written"><b>${i(n.trimStart())}</b>${i(r)}</p></div>`,s=(e,{text:t,original:n},r)=>`<div class="texts">${o(r,e,t)}${o(`The original, same seed`,e,n)}</div>`,c={shakespeare:`Shakespeare`,genesis:`Genesis`},l=(e,t)=>t===void 0?`–`:n(e,t,{digits:3}),u=({mean:e,sd:t})=>`${e.toFixed(3)} ± ${t.toFixed(3)}`,d=`How badly it predicts text that it has not seen: loss, in nats a character`,f=(n,r,i)=>e(n)+t(n,r,i);function p(e,t){return f(d,[`Text`,`Changed`,`Original`],t.flatMap(({voice:t,before:n,after:r})=>[[`${c[t]}, here`,l(`loss-${t}`,e.losses[t]),l(`original-${t}`,e.originals[t])],[`${c[t]}, recorded`,r?u(r):`–`,n.toFixed(3)]]))}const ee={kind:`number`,label:`Temperature`,min:0,max:1.5,step:.1,default:.8,minor:!0},m={kind:`number`,label:`Seed of the text`,min:1,max:999,step:1,default:1,typed:!0,renewed:!0,minor:!0},h={...m,onStage:!0},te=e=>e.reduce((e,t)=>e*t,1);function g(e){let t=e.byteLength<4?0:new DataView(e).getUint32(0,!0);if(t===0||4+t>e.byteLength)throw Error(`the file of weights is damaged`);let{tensors:n}=JSON.parse(new TextDecoder().decode(new Uint8Array(e,4,t)));return new Map(n.map(n=>[n.name,_(e,4+t,n)]))}function _(e,t,{name:n,shape:r,kind:i,offset:a}){let o=te(r),s=r.at(-1),c=t+a,l=c+Math.ceil(o/4)*4,u=i===`float32`?c+4*o:l+4*o/s;if(u>e.byteLength)throw Error(`the file of weights ends within “${n}”`);if(i===`float32`)return{shape:r,values:new Float32Array(e.slice(c,u))};let d=new Int8Array(e,c,o),f=new Float32Array(e,l,o/s);return{shape:r,values:Float32Array.from(d,(e,t)=>e*f[Math.floor(t/s)])}}const v={vocabulary:65,width:128,layers:4,heads:8,head:16,hidden:344,context:192},y=`
 !$&',-.3:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`;function b(e){return Array.from(e,e=>{let t=y.indexOf(e);if(t<0)throw RangeError(`the model knows no “${e}”`);return t})}const x=e=>Array.from(e,e=>y[e]).join(``),S=[`q`,`k`,`v`,`o`,`gate`,`up`,`down`],C=({shape:e,values:t})=>({rows:e[0],columns:e[1],weights:t}),w=/* @__PURE__ */ new WeakMap;function ne(e){let t=w.get(e)??re(e);return w.set(e,t),t}function re(e){let t=g(e),n=e=>{let n=t.get(`${e}.weight`);if(!n)throw Error(`the file of weights has no “${e}”`);return n},r=Array.from({length:v.layers},(e,t)=>{let r=S.map(e=>[e,C(n(`blocks.${t}.${e}`))]);return{...Object.fromEntries(r),norm1:n(`blocks.${t}.norm1`).values,norm2:n(`blocks.${t}.norm2`).values}});return{embed:C(n(`embed`)),layers:r,norm:n(`norm`).values}}function T(e,t){let n=e.layers.map((e,n)=>({...e,...Object.fromEntries(S.map(r=>[r,t(e[r],r,n)]))}));return{...e,layers:n}}const{width:E,heads:D,head:O,hidden:k,layers:ie,vocabulary:A}=v;function j({rows:e,columns:t,weights:n,adapter:r},i,a){for(let r=0,o=0;r<e;r++){let[e,s,c,l]=[0,0,0,0];for(let r=0;r<t;r+=4,o+=4)e+=n[o]*i[r],s+=n[o+1]*i[r+1],c+=n[o+2]*i[r+2],l+=n[o+3]*i[r+3];a[r]=e+s+c+l}for(let n=0;r&&n<r.rank;n++){let o=0;for(let e=0;e<t;e++)o+=r.a[n*t+e]*i[e];o*=r.scale;for(let t=0;t<e;t++)a[t]+=o*r.b[n*e+t]}}function M(e,t,n){let r=0;for(let t=0;t<E;t++)r+=e[t]*e[t];let i=1/Math.sqrt(r/E+1e-5);for(let r=0;r<E;r++)n[r]=e[r]*i*t[r]}function N(e,t){let n=O/2;for(let r=0;r<n;r++){let i=t*1e4**(-r/n),[a,o]=[Math.cos(i),Math.sin(i)];for(let t=r;t<E;t+=O){let[r,i]=[e[t],e[t+n]];e[t]=r*a-i*o,e[t+n]=i*a+r*o}}}var P=class{position=0;#e;#t;#n=new Float32Array(E);#r=new Float32Array(E);#i=new Float32Array(E);#a=new Float32Array(E);#o=new Float32Array(k);#s=new Float32Array(k);#c;#l=new Float32Array(A);#u;#d;#f;constructor(e,t=v.context,n={}){this.#d=e,this.#f=n;let{prefix:r}=n;this.#u=r?.length??0;let i=this.#u+t,a=e=>Array.from({length:ie},(t,n)=>{let r=new Float32Array(i*E),a=n*this.#u*E;return e&&r.set(e.subarray(a,a+this.#u*E)),r});this.#e=a(r?.keys),this.#t=a(r?.values),this.#c=new Float32Array(i)}read(e){return this.readVector(this.#d.embed.weights.subarray(e*E,(e+1)*E))}readVector(e){let t=this.#n;return t.set(e),this.#d.layers.forEach((e,t)=>{this.#p(e,t),this.#h(e,t)}),this.position+=1,M(t,this.#d.norm,this.#r),j(this.#d.embed,this.#r,this.#l),this.#l}#p(e,t){let n=this.#r;M(this.#n,e.norm1,n),this.#f.inputs?.(n,t,`attention`);let r=this.#u+this.position,i=this.#e[t].subarray(r*E,(r+1)*E),a=this.#t[t].subarray(r*E,(r+1)*E);j(e.q,n,this.#i),j(e.k,n,i),j(e.v,n,a),N(this.#i,this.position),N(i,this.position);for(let e=0;e<D;e++){let n=[e*O,(e+1)*O];this.#f.cached?.(i.subarray(...n)),this.#f.cached?.(a.subarray(...n)),this.#m(t,e,r)}this.#f.inputs?.(this.#a,t,`output`),j(e.o,this.#a,n);for(let e=0;e<E;e++)this.#n[e]+=n[e]}#m(e,t,n){let[r,i]=[this.#e[e],this.#t[e]],[a,o,s]=[this.#c,this.#i,this.#a],c=t*O,l=-1/0;for(let e=0;e<=n;e++){let t=0;for(let n=c;n<c+O;n++)t+=o[n]*r[e*E+n];a[e]=t/Math.sqrt(O),l=Math.max(l,a[e])}let u=0;for(let e=0;e<=n;e++)u+=a[e]=Math.exp(a[e]-l);let d=(this.#f.heads?.[e*D+t]??1)/u;s.fill(0,c,c+O);for(let e=0;e<=n;e++)for(let t=c;t<c+O;t++)s[t]+=a[e]*d*i[e*E+t]}#h(e,t){let[n,r,i]=[this.#r,this.#o,this.#s];M(this.#n,e.norm2,n),this.#f.inputs?.(n,t,`feedForward`),j(e.gate,n,r),j(e.up,n,i);for(let e=0;e<k;e++)r[e]=r[e]/(1+Math.exp(-r[e]))*i[e];this.#f.inputs?.(r,t,`down`),j(e.down,r,n);for(let e=0;e<E;e++)this.#n[e]+=n[e]}};const ae=v.context/2;function*F(e){let{temperature:t,length:n,seed:i}=e,a=r(i),o=b(e.start),{pass:s,logits:c}=L(e,o.slice(-v.context+1));for(let r=0;r<n;r++){let n=oe(c,t,a());yield n,o.push(n),s.position<v.context+I(e)?c=s.read(n):{pass:s,logits:c}=L(e,o.slice(-ae))}}const I=({prompt:e})=>(e?.length??0)/v.width;function L(e,t){let n=new P(e.model,v.context+I(e),e.changes);R(n,e.prompt);let r=/* @__PURE__ */ new Float32Array;for(let e of t)r=n.read(e);return{pass:n,logits:r}}function R(e,t){for(let n=0;t&&n<t.length;n+=v.width)e.readVector(t.subarray(n,n+v.width))}function oe(e,t,n){if(t===0)return e.indexOf(Math.max(...e));let r=a(e.map(e=>e/t)),i=0,o=r.findIndex(e=>(i+=e)>n);return o<0?r.length-1:o}const se=/[a-z]+(?:'[a-z]+)*/gi,z=/* @__PURE__ */ new WeakMap;function ce(e){let t=z.get(e)??new Set(new TextDecoder().decode(new Uint8Array(e)).split(`
`));return z.set(e,t),t}function B(e,t){let n=[],r=0;for(let{0:i,index:a}of e.matchAll(se)){n.push({text:e.slice(r,a),isWord:!1,isNew:!1}),r=a+i.length;let o=r<e.length;n.push({text:i,isWord:o,isNew:o&&!t.has(i.toLowerCase())})}return[...n,{text:e.slice(r),isWord:!1,isNew:!1}]}function le(e){let t=e.filter(({isWord:e})=>e);return{words:t.length,fresh:t.filter(({isNew:e})=>e).length}}const V=[`model/base.bin`,`model/words.bin`],H=`ROMEO:`;function*U(e,t,n,r=[]){let i=[V[1],...r].map(e=>ce(n(e))),a={has:e=>i.some(t=>t.has(e))},o=``;for(let n of F({...e,start:`\n${H}\n`,length:150,temperature:.8,seed:t}))o=(o+x([n])).replace(/\s+/g,` `),yield{pieces:B(o,a),progress:0};yield{pieces:B(o.replace(/ \S*$/,` …`),a),progress:1}}const ue=({pieces:e})=>`<p><b>${H}</b> ${e.map(({text:e,isNew:t})=>t?`<mark>${i(e)}</mark>`:i(e)).join(``)}</p>`;function de({pieces:e}){let{words:t,fresh:n}=le(e);return`${n===0?`None`:n} of ${t} words ${n===1?`is`:`are`} nowhere in its training text.`}const W=v.layers*v.heads;function fe(e){let t=new Float32Array(W).fill(1);for(let n of e)t[n]=0;return t}var pe={windows:64,sets:4,draws:5,scores:{ablation:[.0053,.0773,.0715,.0464,.0529,.0676,.2612,.0814,.0051,.0092,.0522,.0159,.0615,.002,.0014,.0213,.0094,.0048,.0067,.0198,.0146,.007,.018,.0106,.0107,.0281,.006,.0084,.0365,.011,.0146,.0344],gradient:[.0088,.0286,.0302,.0183,.0157,.0202,.0388,.0246,.0109,.0136,.0158,.0124,.017,.0091,.0048,.0167,.0109,.0092,.0074,.0132,.0102,.0083,.014,.01,.0147,.0162,.0081,.013,.0167,.0078,.0107,.0181],weight:[.3465,.5552,.5543,.3068,.5501,.3481,.4694,.5249,2.1588,2.0595,2.382,2.0829,2.4605,1.8316,1.234,2.1279,2.3605,2.2234,1.452,2.7083,2.5553,2.0556,2.7676,2.2917,2.9085,2.9531,1.9379,2.8163,3.2649,2.3047,3.1939,3.8864]},orders:{ablation:[14,13,17,8,0,26,18,21,27,9,16,23,24,29,30,20,11,22,19,15,25,31,28,3,10,4,12,5,2,1,7,6],gradient:[14,18,29,26,21,0,13,17,23,20,30,8,16,11,27,19,9,22,24,4,10,25,15,28,12,31,3,5,7,1,2,6],weight:[3,0,5,6,7,4,2,1,14,18,13,26,21,9,11,15,8,17,23,29,16,10,12,20,19,22,27,24,25,30,28,31],greedy:[14,13,8,17,27,0,18,23,16,24,11,26,21,20,9,19,22,30,15,31,3,25,4,5,10,28,1,29,7,2,12,6],random:[12,31,25,28,19,29,9,10,6,27,4,2,3,20,24,22,14,13,15,26,18,16,23,11,21,5,8,1,17,0,7,30]},curves:{ablation:[{mean:1.471,sd:0},{mean:1.4726,sd:.001},{mean:1.476,sd:.0013},{mean:1.4817,sd:.0016},{mean:1.4894,sd:.0022},{mean:1.4981,sd:.003},{mean:1.5072,sd:.0039},{mean:1.5265,sd:.0048},{mean:1.5409,sd:.0054},{mean:1.5549,sd:.005},{mean:1.5771,sd:.0058},{mean:1.5943,sd:.0071},{mean:1.6061,sd:.0072},{mean:1.6334,sd:.0063},{mean:1.6803,sd:.0071},{mean:1.7334,sd:.0095},{mean:1.7553,sd:.0131},{mean:1.7824,sd:.0145},{mean:1.8294,sd:.016},{mean:1.8677,sd:.0202},{mean:1.9391,sd:.0171},{mean:2.0104,sd:.0211},{mean:2.1242,sd:.0275},{mean:2.2598,sd:.0347},{mean:2.3339,sd:.0349},{mean:2.4405,sd:.0346},{mean:2.5313,sd:.0326},{mean:2.7429,sd:.0273},{mean:2.8086,sd:.0317},{mean:2.9999,sd:.0301},{mean:3.0617,sd:.0342},{mean:3.1438,sd:.0405},{mean:3.561,sd:.0357}],gradient:[{mean:1.471,sd:0},{mean:1.4726,sd:.001},{mean:1.4823,sd:.0016},{mean:1.4904,sd:.0022},{mean:1.509,sd:.0032},{mean:1.5189,sd:.003},{mean:1.5302,sd:.0025},{mean:1.5404,sd:.0028},{mean:1.5509,sd:.0032},{mean:1.5643,sd:.0035},{mean:1.5913,sd:.0055},{mean:1.6258,sd:.0073},{mean:1.6446,sd:.0084},{mean:1.6617,sd:.0092},{mean:1.6841,sd:.0113},{mean:1.6954,sd:.0085},{mean:1.7305,sd:.0112},{mean:1.7688,sd:.0131},{mean:1.8152,sd:.016},{mean:1.8677,sd:.0202},{mean:1.9508,sd:.0218},{mean:2.0496,sd:.0193},{mean:2.1174,sd:.024},{mean:2.2051,sd:.0229},{mean:2.317,sd:.0281},{mean:2.4971,sd:.0252},{mean:2.6261,sd:.0271},{mean:2.7429,sd:.0273},{mean:2.8086,sd:.0317},{mean:2.9309,sd:.0342},{mean:2.9966,sd:.0411},{mean:3.1438,sd:.0405},{mean:3.561,sd:.0357}],weight:[{mean:1.471,sd:0},{mean:1.5137,sd:.0061},{mean:1.5175,sd:.0053},{mean:1.6159,sd:.0072},{mean:2.1299,sd:.0148},{mean:2.4074,sd:.0255},{mean:2.5184,sd:.0295},{mean:2.716,sd:.0276},{mean:2.8914,sd:.0302},{mean:2.8917,sd:.0305},{mean:2.8974,sd:.0313},{mean:2.9059,sd:.0316},{mean:2.9205,sd:.0314},{mean:2.928,sd:.0304},{mean:2.9362,sd:.0311},{mean:2.9492,sd:.0316},{mean:2.9642,sd:.0309},{mean:2.9717,sd:.0303},{mean:2.9728,sd:.0301},{mean:2.9716,sd:.029},{mean:3.007,sd:.0299},{mean:3.0312,sd:.0281},{mean:3.1052,sd:.0293},{mean:3.2942,sd:.0232},{mean:3.3111,sd:.0237},{mean:3.3216,sd:.0224},{mean:3.3306,sd:.0254},{mean:3.316,sd:.0266},{mean:3.3613,sd:.029},{mean:3.4135,sd:.0312},{mean:3.4448,sd:.0336},{mean:3.4888,sd:.0339},{mean:3.561,sd:.0357}],greedy:[{mean:1.471,sd:0},{mean:1.4726,sd:.001},{mean:1.476,sd:.0013},{mean:1.4824,sd:.0016},{mean:1.4894,sd:.0022},{mean:1.5002,sd:.0025},{mean:1.5095,sd:.0025},{mean:1.5206,sd:.003},{mean:1.5329,sd:.004},{mean:1.5465,sd:.0045},{mean:1.5684,sd:.0038},{mean:1.5888,sd:.0021},{mean:1.6124,sd:.0035},{mean:1.6319,sd:.0026},{mean:1.6587,sd:.0051},{mean:1.6793,sd:.0077},{mean:1.7125,sd:.0108},{mean:1.758,sd:.0131},{mean:1.8031,sd:.0171},{mean:1.8682,sd:.0138},{mean:1.9367,sd:.0178},{mean:2.0064,sd:.0145},{mean:2.0833,sd:.0224},{mean:2.1773,sd:.0228},{mean:2.2845,sd:.0248},{mean:2.3971,sd:.0245},{mean:2.5123,sd:.0345},{mean:2.62,sd:.0404},{mean:2.7056,sd:.0444},{mean:2.8506,sd:.05},{mean:3.0079,sd:.0483},{mean:3.1438,sd:.0405},{mean:3.561,sd:.0357}],random:[{mean:1.471,sd:0},{mean:1.51,sd:.0316},{mean:1.5234,sd:.0367},{mean:1.5713,sd:.0699},{mean:1.6426,sd:.083},{mean:1.7298,sd:.1331},{mean:1.7603,sd:.1263},{mean:1.7934,sd:.1107},{mean:1.8685,sd:.1055},{mean:1.9984,sd:.2018},{mean:2.0303,sd:.2022},{mean:2.1575,sd:.2322},{mean:2.247,sd:.2757},{mean:2.3317,sd:.3618},{mean:2.3928,sd:.3486},{mean:2.4302,sd:.3544},{mean:2.4943,sd:.3061},{mean:2.5644,sd:.2965},{mean:2.5995,sd:.2827},{mean:2.7686,sd:.3276},{mean:2.7894,sd:.3261},{mean:2.8571,sd:.2969},{mean:2.9031,sd:.2956},{mean:2.961,sd:.3057},{mean:3.0008,sd:.2774},{mean:3.0324,sd:.2348},{mean:3.0827,sd:.18},{mean:3.1365,sd:.17},{mean:3.2051,sd:.1966},{mean:3.3601,sd:.1511},{mean:3.3991,sd:.1622},{mean:3.4442,sd:.1728},{mean:3.561,sd:0}]},pairs:[{heads:[3,6],together:{mean:.4938,sd:.0078},sum:{mean:.2939,sd:.0083}},{heads:[6,12],together:{mean:.425,sd:.0068},sum:{mean:.3117,sd:.0058}},{heads:[6,7],together:{mean:.4468,sd:.0042},sum:{mean:.3335,sd:.0045}},{heads:[2,6],together:{mean:.4272,sd:.0064},sum:{mean:.3257,sd:.0046}},{heads:[5,6],together:{mean:.4112,sd:.0124},sum:{mean:.3235,sd:.0038}},{heads:[2,7],together:{mean:.226,sd:.0083},sum:{mean:.1568,sd:.0065}}]},G={shakespeare:[`?

GREMIO:
Good morrow, neighbour Baptista.

BAPTISTA:
Good morrow, neighbour Gremio.
God save you, gentlemen!

PETRUCHIO:
And you, good sir! Pray, have you not a daughter
Call'd Katharina, fai`,` 'A health!' quoth he, as if
He had been aboard, carousing to his mates
After a storm; quaff'd off the muscadel
And threw the sops all in the sexton's face;
Having no other reason
But that his `,`er a sufficient dower,
The match is made, and all is done:
Your son shall have my daughter with consent.

TRANIO:
I thank you, sir. Where then do you know best
We be affied and such assurance t`,`NDA:
Sir, most heedfully.

PROSPERO:
Being once perfected how to grant suits,
How to deny them, who to advance and who
To trash for over-topping, new created
The creatures that were mine, I say`],genesis:[`go down with thee into Egypt; and I will also surely bring thee up again: and Joseph shall put his hand upon thine eyes.
And Jacob rose up from Beersheba: and the sons of Israel carried Jacob t`,`rt thou?
And Jacob said unto Pharaoh, The days of the years of my pilgrimage are an hundred and thirty years: few and evil have the days of the years of my life been, and have not attained unto`,` Canaan in the way, when yet there was but a little way to come unto Ephrath: and I buried her there in the way of Ephrath; the same is Bethlehem.
And Israel beheld Joseph's sons, and said, Who`,`n strength, and the arms of his hands were made strong by the hands of the mighty God of Jacob; ,from thence is the shepherd, the stone of Israel:,
Even by the God of thy father, who shall help`],written:[`
the ogly the king of England, let it with that
ulk, a horse wator it with summer's monging; I
say.

Clown:
Thou art a man of pardon, you are not I:
He are not natural
going home: I am I behold`,`
Perfect have you more sun, you will keep it outward
Your hours that he cany all our slave.
You shall not lose her now indiniable:
There is a kind of our eyes and such begun
As come my kindred `,`
His volumer's wretch towards against his thorn:
What would comfort our great hour upon this my fault,
Which he will alone hold insulthing of love,
But triumph you, my noble graves point.
Why, `,`
When some exceptrance, you may be be anguing,
Our rich-posture that art I tell you uncles
But was of 't siece Ishall, seize you and hear
Unform the cross of parsue of itDesby,
Have sickness of`,`

RICHARD:

Save me fight out of pitiful list.
How now; if it can in kinsman, he met fly,
Some dribb'd my love? who loves men was man,
Her soonest here with her honour'd instruct,
And you may m`,`

WARWICK:
The wants of France, 'tis tedious burned of
To foul poul us consul, and all deeds it;
But would not.
I should he swear our codpines, and arrives,
Who would never have will groans o'e`,`
hideness by silent, excused you than his face.

Citizens:
How calls my follow-rogues, that Patesby?

FRIAR LAURENCE:
If I will urge your enemies,
Whither with a gentleman to thee to't,
Being t`,`
Provost:
He ouch--

Provost:
How dogm. Pray you none told thee, and I'ld speak
Now had fawn, and soldiers: that much here at disgrace,
That ever.

Provost:
And give it up occess.

AUFIDIUS:
An`]};function me(e){let t=Math.max(...e),n=0;for(let r of e)n+=Math.exp(r-t);let r=t+Math.log(n);return e.map(e=>e-r)}function*he({model:e,changes:t,prompt:n},r){let i=b(r),a=new P(e,i.length+(n?.length??0)/v.width,t);R(a,n);for(let e of i.slice(0,-1))yield me(a.read(e))}function*K(e,t){let[n,r]=[0,0];for(let[i,a]of t.entries()){let o=b(a).slice(1),s=0;for(let t of he(e,a))n-=t[o[s++]];r+=s,yield{loss:n/r,progress:(i+1)/t.length}}}const[q,ge]=[.25,.25],J=/* @__PURE__ */ new Map,Y=/* @__PURE__ */ new Map;function*_e(e){let{original:t,changed:n,start:r,temperature:i,seed:a}=e,o=2*q+e.voices.length*ge,s=0,c={progress:0,text:``,original:``,losses:{},originals:{}},l={start:r,length:280,temperature:i,seed:a};for(let e of F({...l,...n}))c.text+=x([e]),yield{...c,progress:q/o*c.text.length/280};s+=q;let u=JSON.stringify(l),d=J.get(u);if(d===void 0)for(let e of F({...l,model:t}))c.original+=x([e]),yield{...c,progress:(s+q*c.original.length/280)/o};else c.original=d;J.set(u,c.original),s+=q,yield*X(e,{...c,progress:s/o})}function*X({original:e,changed:t,voices:n},r){let i={...r},a=(1-r.progress)/n.length;for(let[o,s]of n.entries()){let n=r.progress+o*a,c=yield*ve(s,e,{...i,progress:n});i.originals={...i.originals,[s]:c};for(let{loss:e,progress:r}of K(t,G[s]))i.losses={...i.losses,[s]:e},yield{...i,progress:Math.min(.999,n+a*r)}}yield{...i,progress:1}}function*ve(e,t,n){let r=Y.get(e);if(r===void 0){for({loss:r}of K({model:t},G[e]))yield n;Y.set(e,r)}return r}const Z=e=>2**(e-1)-1;function Q(e,t){let n=0;for(let t of e)n=Math.max(n,Math.abs(t));let r=Math.fround(n/Z(t));if(r>0)for(let t=0;t<e.length;t++)e[t]=$(Math.fround(e[t]/r))*r}function $(e){let t=Math.floor(e);return e-t===.5?t%2==0?t:t+1:Math.round(e)}function ye(e,t,n){let r=e.weights.slice(),i=n===`matrix`?r.length:e.columns,a=n===`group`?32:i;for(let e=0;e<r.length;e+=i)for(let n=e;n<e+i;n+=a)Q(r.subarray(n,Math.min(n+a,e+i)),t);return{...e,weights:r}}const be=(e,t,n)=>T(e,e=>ye(e,t,n));function xe(e,t){let n=T(e,(e,n)=>{if(n===`o`||n===`down`)return e;let r=e.weights.slice();for(let n=0;n<r.length;n+=e.columns)r[n]/=t;return{...e,weights:r}}),r=e=>e.map((e,n)=>n===0?e*t:e),i=n.layers.map(e=>({...e,norm1:r(e.norm1),norm2:r(e.norm2)}));return{...n,layers:i}}function Se(e,t,n){let r=g(t);return T(e,(e,t,i)=>{let[a,o]=[r.get(`${i}.${t}.a`),r.get(`${i}.${t}.b`)];if(!a||!o)throw Error(`the file of adapters has none for ${t} of layer ${i}`);return{...e,adapter:{rank:a.shape[0],a:a.values,b:o.values,scale:n}}})}const Ce=e=>T(e,we);function we({rows:e,columns:t,weights:n,adapter:r}){if(!r)return{rows:e,columns:t,weights:n};let i=n.slice();for(let n=0;n<r.rank;n++)for(let a=0;a<e;a++){let o=r.scale*r.b[n*e+a];for(let e=0;e<t;e++)i[a*t+e]+=o*r.a[n*t+e]}return{rows:e,columns:t,weights:i}}export{ee as A,b as C,g as D,T as E,f as F,o as I,p as M,u as N,h as O,s as P,x as S,v as T,ue as _,be as a,j as b,_e as c,pe as d,W as f,de as g,U as h,$ as i,d as j,m as k,X as l,V as m,Se as n,Q as o,fe as p,Z as r,xe as s,Ce as t,G as u,F as v,ne as w,y as x,P as y};